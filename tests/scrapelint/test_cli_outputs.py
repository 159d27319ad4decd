"""Which format goes where, and files that appear whole or not at all."""

import pytest

from scrapelint.cli.outputs import FormatOption, open_outputs
from scrapelint.errors import OutputError
from scrapelint.reports.formats import format_names
from scrapelint.writing import Plan, plan_outputs


@pytest.mark.parametrize(
    ("format_", "outputs", "files", "stdout"),
    [
        (None, [], [], "text"),
        ("json", [], [], "json"),
        (None, ["a.sarif", "b.xml"], [("a.sarif", "sarif"), ("b.xml", "junit")], "text"),
        ("github", ["a.sarif"], [("a.sarif", "sarif")], "github"),
        ("gitlab", ["a.json"], [("a.json", "gitlab")], "text"),
        ("gitlab", ["a"], [("a", "gitlab")], "text"),
        ("gitlab", ["a.sarif", "json:b.json"], [("a.sarif", "sarif"), ("b.json", "json")], "gitlab"),
        (None, ["gitlab:a.json", "sarif:out/b"], [("a.json", "gitlab"), ("out/b", "sarif")], "text"),
        (None, ["C:a.json"], [("C:a.json", "json")], "text"),
        ("json", ["-"], [], "json"),
        (None, ["report/", "html:page"], [("report/", "html"), ("page", "html")], "text"),
    ],
)
def test_files_and_formats_are_paired(format_, outputs, files, stdout):
    assert plan_outputs(format_, outputs) == Plan(tuple(files), stdout)


def test_a_command_may_leave_stdout_alone():
    assert plan_outputs(None, ["a.json"], default=None).stdout is None
    assert plan_outputs(None, ["a.json", "-"], default=None).stdout == "text"


@pytest.mark.parametrize(
    ("format_", "outputs", "told"),
    [
        ("gitlib", [], "no format 'gitlib'. Did you mean"),
        (None, ["a.x"], "a.x: its ending"),
        (None, ["x:a"], "x:a"),
    ],
)
def test_what_names_no_format_is_told(format_, outputs, told):
    with pytest.raises(OutputError, match=told.replace(".", r"\.")):
        plan_outputs(format_, outputs)


def test_the_help_names_every_format():
    (option,) = FormatOption.__metadata__
    assert option.help.partition(": ")[2] == ", ".join(format_names()) + "."


def test_a_directory_is_for_the_format_that_writes_one(tmp_path):
    assert plan_outputs(None, [str(tmp_path)]).files == ((str(tmp_path), "html"),)
    with pytest.raises(OutputError, match="is a directory, which json does not write; name a file in it"):
        plan_outputs(None, [f"json:{tmp_path}"])


def test_files_appear_together_at_the_end_or_not_at_all(tmp_path):
    plan = plan_outputs(None, [str(tmp_path / name) for name in ("a.sarif", "b.parquet")], default=None)
    with pytest.raises(KeyError), open_outputs(plan, {}):
        raise KeyError
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(OutputError), open_outputs(plan_outputs(None, [str(tmp_path / "no" / "a.json")]), {}):
        pass
