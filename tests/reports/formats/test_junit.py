"""JUnit: a third-party reader reads it; suites are sites, cases articles."""

import io
import xml.etree.ElementTree as ET

import junitparser
import pytest

from scrapelint.reports import Policy


@pytest.fixture
def suites(write):
    def read(reports, **more):
        parsed = junitparser.JUnitXml.fromstring(write("junit", reports, **more).raw)
        written = [(each.tests, each.failures, each.errors) for each in (parsed, *parsed)]
        for suite in parsed:
            suite.update_statistics()
        parsed.update_statistics()
        assert [(each.tests, each.failures, each.errors) for each in (parsed, *parsed)] == written
        return {suite.name: list(suite) for suite in parsed}

    return read


def test_a_reader_of_others_reads_every_result_and_counts_alike(suites, reports):
    cases = suites(reports)
    assert sum(map(len, cases.values())) == len(reports) + 1


def test_a_suite_is_a_site_and_a_case_an_article(suites, case):
    both = [*case("one clean article"), *case("an article of a feed"), *case("a text file")]
    found = suites(both)
    assert {name: len(cases) for name, cases in found.items()} == {"(no site)": 1, "a.example": 2, "scrapelint": 1}
    clean, broken = found["a.example"]
    assert clean.is_passed
    assert broken.name == "feed.jsonl:7 Pier"
    (failure,) = broken.result
    assert (failure.type, failure.message) == ("dump", "A dump of 6 bytes")
    assert "at text:1:10: A dump of 6 bytes: The pier int(5)." in failure.text
    assert "warning title-rule" in broken.system_out


def test_findings_below_an_error_do_not_fail_a_case(suites, case):
    (report,) = case("an article of a feed")
    mild = type(report)(report.article, 90.0, "good", report.findings[1:])
    assert suites([mild])["a.example"][0].is_passed


@pytest.mark.parametrize(
    ("policy", "chosen", "result"),
    [
        (Policy(), "one clean article", None),
        (Policy("never", 50), "a text file", junitparser.Failure),
        (Policy(), "no article", junitparser.Error),
    ],
)
def test_the_verdict_is_a_case_of_its_own(suites, case, policy, chosen, result):
    (gate,) = suites(case(chosen), policy=policy)["scrapelint"]
    assert [type(each) for each in gate.result] == ([result] if result else [])


def test_scraped_text_opens_no_element_and_no_illegal_character_is_left(write, case):
    raw = write("junit", case("hostile articles")).raw
    tags = {element.tag for _, element in ET.iterparse(io.BytesIO(raw))}  # noqa: S314  # our own output
    assert tags == {"testsuites", "testsuite", "testcase", "failure", "system-out"}
    for char in raw.decode("utf-8"):
        code = ord(char)
        assert code in (0x9, 0xA, 0xD) or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code > 0xFFFF
