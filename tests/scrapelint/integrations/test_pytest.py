"""``assert_articles`` in a test: fails with what is wrong and where, and never passes without having looked."""

import json

import pytest

from scrapelint import Article
from scrapelint.errors import ConfigError, RuleError, SourceError
from scrapelint.integrations.pytest import assert_articles

SOUND = "The lighthouse on the point was lit again on Friday, after a winter in the dark.\n"
LEAK = "It cost [object Object] in all, the harbour office said on Friday.\n"


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def write(tmp_path):
    def write(*texts, name="feed.jsonl"):
        lines = [json.dumps({"id": f"a{n}", "body": text}) + "\n" for n, text in enumerate(texts, 1)]
        (tmp_path / name).write_text("".join(lines), "utf-8")
        return tmp_path / name

    return write


def failure(*args, **options):
    with pytest.raises(AssertionError) as caught:
        assert_articles(*args, **options)
    return str(caught.value)


def test_sound_articles_pass_in_every_shape(write):
    path = write(SOUND, SOUND)
    for articles in (path, str(path), [path, path], Article(SOUND), {"body": SOUND}, [{"body": SOUND}]):
        assert_articles(articles)
    assert_articles(Article(SOUND) for _ in range(3))


def test_a_defect_is_told_with_place_rule_message_and_marks(write):
    for articles, place in (
        (write(SOUND, LEAK), "feed.jsonl:2"),
        ([{"text": SOUND}, {"text": LEAK}], "record:2"),
        ([Article(LEAK, id="leaky")], "leaky"),
    ):
        said = failure(articles)
        assert said.startswith("1 finding of severity error in 1 of ")
        assert place in said
        assert "error    object-object" in said
        assert "A JavaScript object was printed as text" in said
        assert "text:1:9  It cost ⟦[object Object]⟧ in all" in said


def test_what_fails_is_what_fails_a_run_of_check(write):
    mild = "It cost nothing.The harbour office paid for all of it, as it had said on Friday.\n"
    assert_articles({"text": mild})
    assert "severity warning" in failure({"text": mild}, fail_on="warning")
    assert "scored below 99.5" in failure({"text": mild}, min_score=99.5)
    assert_articles({"text": LEAK}, select=["quotes"])
    assert_articles({"text": LEAK}, ignore=["object-object"])
    assert_articles({"text": LEAK}, fail_on="never")


def test_the_configuration_of_the_project_holds_and_may_be_edited(tmp_path):
    config = tmp_path / "scrapelint.yaml"
    config.write_text("fields: {text: words}\nrules: {object-object: off}\n", "utf-8")
    assert_articles({"words": LEAK})
    config.write_text("fields: {text: words}\n# and no more, so that the rule is on again\n", "utf-8")
    assert "object-object" in failure({"words": LEAK})
    (tmp_path / "other.yaml").write_text("rules: {object-object: off}\n", "utf-8")
    assert_articles({"text": LEAK}, config="other.yaml")


def test_the_gate_of_the_project_holds_for_feeds_and_asks_of_one_article_what_one_can_give(write, tmp_path):
    (tmp_path / "scrapelint.yaml").write_text(
        "gate: {fail_on: never, min_articles: 3, max_rate: {leak: 40%}}\n", "utf-8"
    )
    assert_articles({"text": LEAK})
    assert "only 2 articles checked; at least 3" in failure(write(SOUND, SOUND))
    assert "leak" in failure(write(SOUND, LEAK, LEAK))
    assert_articles(write(SOUND, SOUND, LEAK))


def test_what_a_suppression_or_the_baseline_knows_fails_nothing(write, tmp_path, scrapelint):
    feed = write(SOUND, LEAK)
    assert scrapelint("baseline", feed, "-o", "known.json").returncode == 0
    (tmp_path / "scrapelint.yaml").write_text("gate: {baseline: known.json}\n", "utf-8")
    assert_articles(feed)
    assert "template-tag" in failure(write(SOUND, LEAK, "Hello {{ user.name }}, it rained on Friday.\n"))


def test_nothing_to_check_never_passes(write):
    assert failure([]) == "no article was checked"
    assert failure(write()) == "no article was checked"
    assert failure(iter(())) == "no article was checked"


def test_where_no_rule_looks_nothing_passes_and_an_ignored_site_has_nothing_to_fail_by(tmp_path):
    assert "no rule looked at any article" in failure({"text": SOUND}, select=["recurring-line"])
    with pytest.raises(ConfigError, match="no rule reports"):
        assert_articles({"text": SOUND}, select=["leak"], ignore=["leak"])
    (tmp_path / "scrapelint.yaml").write_text("sites: {a.example: {ignore: [all]}}\n", "utf-8")
    assert_articles({"text": LEAK, "site": "a.example"})


def test_what_cannot_be_read_never_passes(tmp_path):
    (tmp_path / "feed.jsonl").write_text(json.dumps({"body": SOUND}) + '\n{"body": "half', "utf-8")
    said = failure("feed.jsonl")
    assert said.startswith("1 record could not be read")
    assert "unreadable: feed.jsonl:2: the record breaks off" in said
    assert "record:2: the record is of type str, not a mapping" in failure([{"body": SOUND}, "text"])
    assert "cannot tell which field holds the text" in failure([{"colour": "blue"}])
    assert "has the field 'story'" in failure([{"colour": "blue"}], fields={"text": "story"})


def test_mistakes_of_the_test_are_errors_and_no_failures():
    with pytest.raises(SourceError, match="no such file"):
        assert_articles("nowhere.jsonl")
    with pytest.raises(RuleError, match="no rule or family 'qotes'"):
        assert_articles({"text": SOUND}, select=["qotes"])
    with pytest.raises(ConfigError):
        assert_articles({"text": SOUND}, config="nowhere.yaml")
    with pytest.raises(ValueError, match="between 0 and 100"):
        assert_articles({"text": SOUND}, min_score=900)
    with pytest.raises(ValueError, match="error, warning, never"):
        assert_articles({"text": SOUND}, fail_on="info")
    with pytest.raises(TypeError, match="item 2 is of type dict"):
        assert_articles([Article(SOUND), {"text": SOUND}])


def test_the_message_is_bounded_and_shows_the_worst(write):
    junk = " ".join(f"[object Object] {{{{ item.{n} }}}} &nbsp; “half" for n in range(300))
    said = failure(write(*[LEAK] * 40, junk, *[junk] * 40))
    assert "81 articles" in said
    assert "76 more articles with findings" in said
    assert len(said.splitlines()) < 400
    reason, *shown = said.splitlines()
    assert len(reason) <= 400
    assert max(map(len, shown)) <= 100
    places = [line.split()[0].rpartition(":")[2] for line in shown if line.endswith("poor")]
    assert places == ["41", "42", "43", "44", "45"]


def test_scraped_text_cannot_act_on_the_terminal_or_on_ci():
    hostile = {
        "id": "a\x1b[2J\n::error::b",
        "title": "\x1b]0;x\x07",
        "text": "\x1b[31m[object Object]\u202e\n::warning::c",
    }
    said = failure(hostile)
    assert "object-object" in said
    assert not {"\x1b", "\x07", "\u202e"} & set(said)
    assert not [line for line in said.splitlines() if line.startswith("::")]
