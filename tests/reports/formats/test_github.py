"""GitHub Actions: ten annotations of a level, nothing that a scraped text could command, a bounded step summary."""

import pytest

from scrapelint.errors import OutputError
from scrapelint.reports import Policy
from scrapelint.reports.formats.github import STEP_SUMMARY


def commands(files):
    return files.text.splitlines()


def test_a_finding_becomes_an_annotation_at_its_place(write, case):
    first, second, verdict = commands(write("github", case("a text file"), policy=Policy("never")))
    assert first.startswith("::error title=scrapelint%3A dump,file=texts/a b.txt,line=3,col=21::A dump of 6 bytes: ")
    assert second.startswith("::error title=scrapelint%3A dump,file=texts/a b.txt,line=4,col=1::")
    assert verdict == "::notice title=scrapelint::the gate passed, 1 article checked"


def test_a_record_is_annotated_at_its_line_without_a_column(write, case):
    assert ",file=feed.jsonl,line=7::" in write("github", case("an article of a feed")).text


def test_a_step_shows_the_worst_ten_of_a_level(write, case):
    lines = commands(write("github", case("hostile articles")))
    assert [sum(line.startswith(f"::{level} ") for line in lines) for level in ("error", "warning", "notice")] == [
        10,
        10,
        1,
    ]


def test_a_run_without_an_article_is_an_error(write):
    assert commands(write("github", ())) == ["::error title=scrapelint::no article was checked"]


def test_scraped_text_begins_no_command_and_no_property(write, case):
    for report in case("hostile articles"):
        for line in commands(write("github", [report])):
            before, properties, data = line.split("::", 2)
            level, _, told = properties.partition(" ")
            assert not before
            assert level in {"error", "warning", "notice"}
            assert {each.partition("=")[0] for each in told.split(",")} <= {"title", "file", "line", "col"}
            assert "##[" not in line
            assert "%0A" not in data


def test_percent_signs_are_read_back_as_they_were(write, case):
    (report,) = (each for each in case("hostile articles") if each.article.title.startswith("%0A"))
    assert "Found %250A: :error::owned" in write("github", [report]).text


def test_the_step_summary_is_appended(write, case, tmp_path):
    path = tmp_path / "summary.md"
    path.write_text("Before.\n", "utf-8")
    write("github", case("an article of a feed"), step_summary=str(path))
    text = path.read_text("utf-8")
    assert text.startswith("Before.\n")
    assert "scrapelint: ❌ failed" in text


@pytest.mark.parametrize("room", [0, 100, 3000])
def test_the_step_summary_stays_below_what_is_shown(write, case, tmp_path, room):
    path = tmp_path / "summary.md"
    path.write_bytes(b"x" * (STEP_SUMMARY - room))
    write("github", case("hostile articles"), step_summary=str(path))
    assert path.stat().st_size <= STEP_SUMMARY
    assert (path.stat().st_size > STEP_SUMMARY - room) == (room == 3000)


def test_a_step_summary_that_cannot_be_written_is_told(write, tmp_path):
    with pytest.raises(OutputError, match="step's summary cannot be written"):
        write("github", (), step_summary=str(tmp_path))
