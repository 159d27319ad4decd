"""Files and folders of output appear whole or not at all; what is no file is written to as it is."""

import os
import stat
import threading

import pytest

from scrapelint.errors import OutputError
from scrapelint.outputs import open_output


def write(path, text):
    output = open_output(path)
    output.stream.write(text)
    return output


def test_a_folder_appears_when_it_is_committed(tmp_path):
    output = write(f"{tmp_path}/report/", "new")
    assert not (tmp_path / "report").exists()
    output.commit()
    assert (tmp_path / "report" / "index.html").read_text() == "new"
    assert [each.name for each in tmp_path.iterdir()] == ["report"]


def test_the_folder_of_an_earlier_run_is_replaced(tmp_path):
    write(f"{tmp_path}/report/", "old").commit()
    (tmp_path / "report" / "left.js").touch()
    write(f"{tmp_path}/report", "new").commit()
    assert (tmp_path / "report" / "index.html").read_text() == "new"
    assert not (tmp_path / "report" / "left.js").exists()
    assert [each.name for each in tmp_path.iterdir()] == ["report"]


def test_a_discarded_folder_leaves_the_earlier_one(tmp_path):
    write(f"{tmp_path}/report/", "old").commit()
    write(f"{tmp_path}/report/", "new").discard()
    assert (tmp_path / "report" / "index.html").read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["report"]


def test_a_folder_that_holds_other_things_is_left_alone(tmp_path):
    (tmp_path / "thesis.txt").write_text("ten years of work")
    with pytest.raises(OutputError, match="holds other things"):
        open_output(f"{tmp_path}/")
    assert [each.name for each in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_file_is_not_taken_for_a_folder(tmp_path):
    (tmp_path / "report").write_text("mine")
    with pytest.raises(OutputError, match="is a file"):
        open_output(f"{tmp_path}/report/")


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    with pytest.raises(OutputError, match="cannot be written"):
        open_output(f"{tmp_path}/no/such/report/")


@pytest.mark.parametrize("name", ["old.json", "report/"])
def test_a_link_stays_a_link(tmp_path, name):
    (tmp_path / "kept").mkdir()
    write(f"{tmp_path}/kept/{name}", "old").commit()
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "kept" / name)
    write(str(link), "new").commit()
    assert link.is_symlink()
    written = tmp_path / "kept" / (f"{name}index.html" if name.endswith("/") else name)
    assert written.read_text() == "new"
    assert [each.name for each in (tmp_path / "kept").iterdir()] == [name.rstrip("/")]


def test_a_file_that_is_replaced_keeps_its_permissions(tmp_path):
    (tmp_path / "a.json").touch(0o640)
    write(f"{tmp_path}/a.json", "new").commit()
    assert stat.S_IMODE((tmp_path / "a.json").stat().st_mode) == 0o640


@pytest.mark.parametrize("end", ["commit", "discard"])
def test_a_pipe_is_written_to_and_stays_one(tmp_path, end):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text()), daemon=True)
    reader.start()
    getattr(write(str(pipe), "new"), end)()
    reader.join(30)
    assert read == ["new"]
    assert [(each.name, each.is_fifo()) for each in tmp_path.iterdir()] == [("pipe", True)]


def test_an_open_pipe_is_written_to_by_its_number():
    reading, writing = os.pipe()
    write(f"/dev/fd/{writing}", "new").commit()
    os.close(writing)
    with os.fdopen(reading) as stream:
        assert stream.read() == "new"
