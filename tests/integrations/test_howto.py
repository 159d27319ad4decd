"""What docs/great-expectations.md shows is run as it stands there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", (ROOT / "docs" / "great-expectations.md").read_text("utf-8"), re.DOTALL)


def block(language, number=0):
    return [text for name, text in BLOCKS if name == language][number]


@pytest.fixture
def in_a_project(tmp_path, monkeypatch):
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    (tmp_path / "scrapelint.yaml").write_text(block("yaml"), "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_expectations_of_a_feed_are_met_and_documented(in_a_project, scrapelint):
    ran = scrapelint(*block("sh").split()[1:])
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "(info): observed 50" in " ".join(ran.stdout.split())
    assert "4 of 5 expectations met" in ran.stdout
    assert (in_a_project / "docs-of-feed" / "index.html").exists()


def test_the_suite_of_pandas_finds_the_leaks(in_a_project, capsys):
    exec(block("python"), {})  # noqa: S102 - the lines of our own how-to
    told = capsys.readouterr().out
    assert "expect_column_values_to_be_free_of_debug_leaks False ['php-var-dump: string(226)" in told
    assert "expect_column_mean_quality_score_to_be_at_least False" in told


def test_the_frame_of_spark_is_scored(in_a_project, spark, capsys):
    exec(block("python", 1), {})  # noqa: S102
    told = capsys.readouterr().out
    assert "valley-wire.example" in told
    assert "php-var-dump" in told
