"""Two runs compared: what got worse is told with its figures, chance is not."""

from collections import Counter

from scrapelint.reports import score_article
from scrapelint.reports.compare import Against, Earlier, Keys, RunFigures, changes_of, compared, silent_sites, worsened
from scrapelint.reports.result import Mark
from scrapelint.reports.sites import OTHER_SITES, SiteFigures
from scrapelint.validators import Article, Finding

RULES = frozenset({"php-var-dump", "html-tag"})
WEIGHTS = dict.fromkeys(RULES, 0.35)


def site(articles, empty=None, **rules):
    return SiteFigures(
        articles, rules=Counter({k.replace("_", "-"): v for k, v in rules.items()}), empty=Counter(empty)
    )


def figures(sites, rules=RULES):
    return RunFigures(sites, rules)


def worse(old, new):
    return [str(each) for each in worsened(changes_of(figures(old), figures(new)))]


def test_a_leak_of_one_site_is_told_with_its_figures():
    old = {f"{n}.example": site(300, html_tag=20) for n in range(20)}
    new = {f"{n}.example": site(280, html_tag=22) for n in range(20)}
    old["example.org"], new["example.org"] = site(310), site(96, php_var_dump=41)
    assert worse(old, new) == ["php-var-dump on example.org: 0 of 310 before, 41 of 96 now"]


def test_a_little_on_every_site_is_told_of_all_together():
    old, new = ({f"{n:02}": site(100, html_tag=k) for n in range(20)} for k in (0, 3))
    assert worse(old, new) == ["html-tag on 20 sites together: 0 of 2,000 before, 60 of 2,000 now"]


def test_a_site_that_is_told_by_itself_does_not_make_all_sites_worse():
    old, new = ({f"{n:02}": site(100, html_tag=2) for n in range(20)} for _ in range(2))
    new["07"] = site(100, html_tag=90)
    assert worse(old, new) == ["html-tag on 07: 2 of 100 before, 90 of 100 now"]


def test_a_site_with_high_rates_that_has_grown_makes_nothing_worse():
    old = {"a": site(1000, html_tag=10), "b": site(100, html_tag=80)}
    new = {"a": site(100, html_tag=1), "b": site(1000, html_tag=800)}
    assert worse(old, new) == []


def test_what_chance_brings_is_not_told():
    assert worse({"a": site(310, html_tag=10)}, {"a": site(290, html_tag=19)}) == []
    assert worse({"a": site(4)}, {"a": site(5, html_tag=2)}) == []


def test_a_sure_and_small_rise_is_not_told():
    assert worse({"a": site(1_000_000, html_tag=50_000)}, {"a": site(1_000_000, html_tag=52_000)}) == []
    assert len(worse({"a": site(1_000_000, html_tag=50_000)}, {"a": site(1_000_000, html_tag=80_000)})) == 1


def test_what_got_better_is_not_told():
    assert worse({"a": site(300, html_tag=200)}, {"a": site(300, html_tag=2)}) == []


def test_the_same_figures_are_surer_among_few_tests_than_among_many():
    broken = {"b": (site(300), site(60, php_var_dump=5))}
    many = {f"{n}": (site(300, html_tag=9), site(300, html_tag=9)) for n in range(400)}
    alone, among = broken, broken | many
    assert worse({k: v[0] for k, v in alone.items()}, {k: v[1] for k, v in alone.items()})
    assert not worse({k: v[0] for k, v in among.items()}, {k: v[1] for k, v in among.items()})


def test_a_field_that_went_empty_is_told():
    told = worse({"a": site(300, {"title": 2})}, {"a": site(120, {"title": 118})})
    assert told == ["no title on a: 2 of 300 before, 118 of 120 now"]


def test_sites_counted_together_are_not_compared():
    assert worse({OTHER_SITES: site(300)}, {OTHER_SITES: site(300, html_tag=300)}) == []


def test_sites_without_articles_now_are_silent():
    old, new = figures({"a": site(3), "b": site(30), "c": site(9)}), figures({"c": site(9)})
    assert silent_sites(old, new) == [("b", 30), ("a", 3)]


def report(number, broken=False, name="a.example", mark=None):
    article = Article(
        "x" * 900, site=name, url=f"https://{name}/{number}", title="t", id="1", lang="en", published="2026"
    )
    found = [Finding("php-var-dump", "leak", "error", "text", 0, 9, "e", "m")] if broken else []
    return score_article(article, found, WEIGHTS, {0: mark} if mark else None)


def against(reports, old, rules=RULES, articles=()):
    earlier = Earlier(figures(old, rules), lambda: iter(articles))
    judging = Against(lambda: earlier, "old.json", RULES)
    for each in reports:
        judging.add(each, "n")
    return judging.judge(), judging


def test_a_run_against_an_earlier_one_breaks_the_gate_by_what_got_worse():
    outcome, judging = against([report(n, n < 41) for n in range(96)], {"a.example": site(310)})
    assert outcome.broken == ["php-var-dump on a.example: 0 of 310 before, 41 of 96 now"]
    assert judging.worse == 1
    articles, *_ = judging.change.figures
    assert (judging.change.against, articles.name, articles.old, articles.new) == ("old.json", "articles", 310, 96)
    assert outcome.broken[0] in judging.change.notes


def test_a_baseline_does_not_hide_a_rise_and_a_suppression_does():
    for by, lines in (("baseline", 1), ("suppression", 0)):
        reports = [report(n, n < 41, mark=Mark(by, "x") if n < 41 else None) for n in range(96)]
        assert len(against(reports, {"a.example": site(310)})[0].broken) == lines


def test_vanished_articles_silent_sites_and_new_rules_are_told_and_break_nothing():
    old = [report(n).article for n in range(9)] + [report(1, name="b.example").article]
    outcome, _ = against(
        [report(n) for n in range(6)],
        {"a.example": site(9), "b.example": site(1)},
        rules=frozenset({"html-tag", "old-rule"}),
        articles=old,
    )
    assert not outcome.broken
    assert not outcome.unseen
    silent, vanished, now, before = outcome.notes
    assert silent == "a site has gone silent: b.example (1 before)"
    assert vanished.startswith("4 of 10 articles have vanished: https://")
    assert now == "not compared, for only now they looked: php-var-dump"
    assert before == "not compared, for only before they looked: old-rule"


def test_many_of_anything_are_counted_and_a_few_named():
    old = {f"{n:03}.example": site(n + 1) for n in range(100)} | {"a.example": site(1)}
    outcome, _ = against([report(1)], old, articles=[report(n).article for n in range(100)])
    assert outcome.notes[0].startswith("100 sites have gone silent: 099.example (100 before), 098.example")
    assert outcome.notes[0].endswith(" and 95 more")
    assert outcome.notes[1].startswith("99 of 100 articles have vanished")
    assert outcome.notes[1].endswith(" and 94 more")


def test_runs_without_a_common_site_cannot_be_compared_and_are_never_green():
    outcome, _ = against([report(1)], {"other.example": site(3)})
    assert outcome.unseen == ["no site has articles in both runs, so nothing can be compared"]


def test_runs_without_a_common_rule_cannot_be_compared_and_are_never_green():
    outcome, judging = against([report(1)], {"a.example": site(3)}, rules=frozenset({"old-rule"}))
    assert outcome.unseen == ["no rule looked in both runs, so nothing can be compared"]
    assert judging.worse is None


def test_the_first_run_has_nothing_to_be_compared_with():
    judging = Against(lambda: None, "history", RULES)
    judging.add(report(1), "n")
    assert judging.judge().notes == ["history: no earlier run to compare with"]


def test_what_breaks_everywhere_is_listed_for_some_sites_and_counted():
    old, new = ({f"{n:02}.example": site(90, html_tag=k) for n in range(50)} for k in (0, 80))
    judged, worse = compared(Earlier(figures(old)), figures(new), Keys())
    assert (len(judged.broken), worse) == (21, 50)
    assert judged.broken[-1] == "… and 30 more, on 50 sites in all"
