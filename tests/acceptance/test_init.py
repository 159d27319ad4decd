"""`scrapelint init`: the file it writes says what was guessed, loads, and changes no verdict."""

import json

import pytest
import yaml

from scrapelint import Linter
from scrapelint.config import load_config

SOUND = "The lighthouse on the point was lit again on Friday, after a winter in the dark.\n"
LEAK = "It cost [object Object] in all, the harbour office said on Friday.\n"


@pytest.fixture
def feed(tmp_path):
    records = [{"nr": 1, "headline": f"Story {n}", "body text": text} for n, text in enumerate([SOUND, LEAK, LEAK])]
    (tmp_path / "feed.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    return "feed.jsonl"


def test_what_was_guessed_is_written_down_and_loads(scrapelint, tmp_path, feed):
    ran = scrapelint("init", feed)
    assert ran.returncode == 0, ran.stderr
    text = (tmp_path / "scrapelint.yaml").read_text("utf-8")
    loaded = load_config(tmp_path / "scrapelint.yaml")
    assert loaded.config.fields == {"text": "body text", "title": "headline"}
    assert Linter(loaded).book.rules.keys() == Linter().book.rules.keys()
    assert "# Not found: url, id, site, lang, published." in text
    assert "object-object: error # in 2 of 3" in text
    assert "Guessed fields: text=body text, title=headline" in ran.stdout


def test_the_verdict_is_the_same_with_the_file_and_without(scrapelint, tmp_path, feed):
    before = scrapelint("check", feed, "--format", "json")
    scrapelint("init", feed)
    after = scrapelint("check", feed, "--format", "json")
    assert (before.returncode, before.stdout) == (after.returncode, after.stdout)


def test_the_lines_that_are_commented_out_are_sound_as_well(scrapelint, tmp_path, feed):
    scrapelint("init", feed)
    text = (tmp_path / "scrapelint.yaml").read_text("utf-8")
    awake = [line.removeprefix("#") if line.startswith("#  ") else line for line in text.splitlines()]
    full = (
        "\n".join(awake)
        .replace("rules: {}", "rules:")
        .replace("sites: {}", "sites:")
        .replace("# fail_under", "fail_under")
    )
    (tmp_path / "full.yaml").write_text(full, "utf-8")
    loaded = load_config(tmp_path / "full.yaml")
    assert loaded.config.rules["object-object"].severity == "error"
    assert loaded.config.gate.fail_under == 70
    Linter(loaded)


def test_a_file_that_is_there_is_not_written_over(scrapelint, tmp_path, feed):
    (tmp_path / "scrapelint.yaml").write_text("rules: {object-object: off}\n", "utf-8")
    ran = scrapelint("init", feed)
    assert ran.returncode == 2
    assert "--force" in ran.stderr
    assert (tmp_path / "scrapelint.yaml").read_text("utf-8") == "rules: {object-object: off}\n"
    assert scrapelint("init", feed, "--force").returncode == 0
    assert "recommended" in (tmp_path / "scrapelint.yaml").read_text("utf-8")


def test_it_goes_without_a_feed(scrapelint, tmp_path):
    assert scrapelint("init", "-o", "other.yaml").returncode == 0
    assert yaml.safe_load((tmp_path / "other.yaml").read_text("utf-8"))["fields"] == {}
    assert load_config(tmp_path / "other.yaml").config.gate.fail_on == "error"


def test_what_cannot_be_fitted_to_is_told(scrapelint, tmp_path):
    (tmp_path / "empty.jsonl").write_text("", "utf-8")
    for args, said in (
        (["nowhere.jsonl"], "no such file"),
        (["empty.jsonl"], "no article could be read"),
        (["-o", "settings.toml"], "ends in .yaml"),
    ):
        ran = scrapelint("init", *args)
        assert ran.returncode == 2
        assert said in ran.stderr
    assert not (tmp_path / "scrapelint.yaml").exists()


@pytest.mark.parametrize(
    "name", ["no", "text: {body}", 'say "text"', "#text", "téxt body", "text\nbody: x", "\x1b[31mtext"]
)
def test_names_of_fields_that_mean_something_in_yaml_are_quoted(scrapelint, tmp_path, name):
    (tmp_path / "feed.jsonl").write_text(json.dumps({name: SOUND}) + "\n", "utf-8")
    ran = scrapelint("init", "feed.jsonl", "--field", f"text={name}")
    assert ran.returncode == 0, ran.stderr
    assert load_config(tmp_path / "scrapelint.yaml").config.fields == {"text": name}
    assert "\x1b" not in ran.stdout
