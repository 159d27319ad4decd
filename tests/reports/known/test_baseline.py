"""A baseline: the same findings are known in any order, new ones are not, and stale entries are told."""

import io
import json
import random
from dataclasses import replace

import pytest

from scrapelint.errors import BaselineError
from scrapelint.reports import score_article
from scrapelint.reports.known import Baseline, BaselineUse, Recorder
from scrapelint.reports.known.baselinefile import read_baseline, write_baseline
from scrapelint.validators import Article, Finding, Source

RULES = frozenset({"object-object", "php-var-dump"})
WEIGHTS = dict.fromkeys(RULES, 0.35)


def article(number, line=1, text="x" * 4000):
    url = f"https://a.example/{number}"
    return Article(text, url=url, site="a.example", source=Source("feed.jsonl", line))


def finding(excerpt="[object Object]", rule="object-object", start=0):
    return Finding(rule, "leak", "error", "text", start, start + 15, excerpt, "m")


def recorded(*pairs):
    recorder = Recorder()
    for each, found in pairs:
        recorder.add(score_article(each, found, WEIGHTS), "n")
    return recorder


def baseline(*pairs):
    return Baseline(()).updated(recorded(*pairs), RULES).baseline


def unknown(base, each, found):
    return len(found) - len(base.marks(each, found))


DEBT = [(article(n), [finding(f"the {n} of [object Object]")]) for n in "abcdefgh"]


def test_what_was_recorded_is_known_in_any_order_and_place():
    base = baseline(*DEBT)
    shuffled = random.Random(1).sample(DEBT, len(DEBT))
    for line, (each, found) in enumerate(shuffled, 900):
        moved = replace(each, source=Source("other.jsonl.gz", line), text="Breaking! " + each.text)
        later = [
            replace(f, start=f.start + 10, end=f.end + 10, message="other words", severity="warning") for f in found
        ]
        assert unknown(base, moved, later) == 0


@pytest.mark.parametrize(
    ("each", "found"),
    [
        (article("z"), [finding("the a of [object Object]")]),
        (article("a"), [finding("another [object Object]")]),
        (article("a"), [finding("the a of [object Object]", rule="php-var-dump")]),
        (article("a"), [replace(finding("the a of [object Object]"), field="title")]),
    ],
)
def test_another_article_excerpt_rule_or_field_is_new(each, found):
    assert unknown(baseline(*DEBT), each, found) == 1


def test_of_the_same_finding_so_many_are_known_as_an_article_had():
    base = baseline((article("a"), [finding(start=0), finding(start=50)]))
    again = [finding(start=n) for n in (0, 50, 100)]
    assert list(base.marks(article("a"), again)) == [0, 1]


def test_an_article_that_stands_twice_in_a_feed_may_owe_no_more_than_once():
    base = baseline((article("a"), [finding()]), (article("a"), [finding()]))
    assert unknown(base, article("a"), [finding(), finding(start=50)]) == 1


def use(base, *pairs, rules=RULES):
    watching = BaselineUse(base, rules, "baseline.json")
    for each, found in pairs:
        watching.add(score_article(each, found, WEIGHTS, base.marks(each, found)), "n")
    return watching.judge()


def test_mended_findings_and_absent_articles_are_told_and_break_nothing():
    base = baseline(*DEBT)
    outcome = use(base, *DEBT[:5], (DEBT[5][0], []), (DEBT[6][0], []))
    assert (outcome.broken, outcome.unseen) == ((), ())
    assert outcome.notes[0].startswith("baseline.json: 2 known findings no longer there (object-object 2)")
    assert outcome.notes[1] == "baseline.json: 1 article of it not in this feed"
    assert use(base, *DEBT).notes == []


def test_rules_that_did_not_look_leave_nothing_stale():
    assert use(baseline(*DEBT), *[(each, []) for each, _ in DEBT], rules=frozenset({"php-var-dump"})).notes == []


def test_an_update_names_new_debt_and_drops_what_was_mended():
    old = baseline(*DEBT)
    update = old.updated(recorded((DEBT[0][0], []), *DEBT[1:4], (article("new"), [finding()])), RULES)
    assert [entry.article for entry in update.new] == ["url https://a.example/new"]
    assert (update.mended, update.dropped) == (1, 0)
    assert len(update.baseline.entries) == 8
    pruned = old.updated(recorded(*DEBT[1:4]), RULES, prune=True)
    assert (pruned.new, pruned.mended, pruned.dropped, len(pruned.baseline.entries)) == ((), 0, 5, 3)


def test_an_update_keeps_entries_of_rules_that_did_not_look():
    update = baseline(*DEBT).updated(recorded(*[(each, []) for each, _ in DEBT]), frozenset({"php-var-dump"}))
    assert (update.mended, len(update.baseline.entries)) == (0, 8)


def written(base):
    stream = io.StringIO()
    write_baseline(base, stream)
    return stream.getvalue()


def test_a_file_is_read_back_and_does_not_depend_on_the_order(tmp_path):
    text = written(baseline(*DEBT, (article("i"), [finding(), finding(start=50)])))
    assert text == written(baseline((article("i"), [finding(), finding(start=50)]), *reversed(DEBT)))
    (tmp_path / "b.json").write_text(text, "utf-8")
    base = read_baseline(tmp_path / "b.json")
    assert written(base) == text
    assert all(unknown(base, *pair) == 0 for pair in DEBT)
    assert json.loads(text)["scrapelint_baseline"] == 1


def test_an_empty_baseline_can_be_written_and_read(tmp_path):
    (tmp_path / "b.json").write_text(written(baseline()), "utf-8")
    assert read_baseline(tmp_path / "b.json").entries == {}


def test_nothing_that_acts_on_a_terminal_and_nothing_that_utf8_cannot_hold_gets_into_a_file(tmp_path):
    nasty = replace(article("a"), url="https://a.example/\x1b[31m\x9b\udc80\u202e")
    base = baseline((nasty, [finding("\x1b]0;x\x07\x9b\ud800\u202e")]))
    (tmp_path / "b.json").write_text(written(base), "utf-8")
    assert not set("\x1b\x9b\u202e") & set((tmp_path / "b.json").read_text("utf-8"))
    assert unknown(read_baseline(tmp_path / "b.json"), nasty, [finding("\x1b]0;x\x07\x9b\ud800\u202e")]) == 0


GOOD = json.loads(written(baseline(DEBT[0])))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "no baseline, or a damaged one"),
        (json.dumps(GOOD)[:-30], "damaged"),
        ("[]", "no baseline"),
        ('{"articles": []}', "scrapelint_baseline"),
        (json.dumps({**GOOD, "scrapelint_baseline": 2}), "is of version 2, and this scrapelint knows versions up to 1"),
        (json.dumps({**GOOD, "articles": [{"article": "a"}]}), "articles.0.findings"),
        (json.dumps({**GOOD, "articles": "none"}), "damaged"),
    ],
)
def test_a_damaged_baseline_or_one_of_a_later_version_is_refused_with_what_to_do(tmp_path, content, said):
    (tmp_path / "b.json").write_text(content, "utf-8")
    with pytest.raises(BaselineError) as caught:
        read_baseline(tmp_path / "b.json")
    assert said in str(caught.value)
    assert "scrapelint baseline FEED -o" in str(caught.value)


def test_a_missing_baseline_is_refused_with_how_to_record_one(tmp_path):
    with pytest.raises(BaselineError, match="record it with: scrapelint baseline FEED"):
        read_baseline(tmp_path / "none.json")
