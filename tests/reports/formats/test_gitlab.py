"""GitLab's code quality report, by what its documentation asks for."""

import json

import jsonschema
import pytest

# docs.gitlab.com/ci/testing/code_quality: the properties that an entry must have, and the severities there are.
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "location", "severity"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./)."},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


@pytest.fixture
def entries(write):
    def read(reports):
        found = json.loads(write("gitlab", reports).text)
        jsonschema.validate(found, SCHEMA)
        return found

    return read


def test_every_report_is_valid_and_tells_every_finding_once(entries, reports):
    found = entries(reports)
    assert len(found) == sum(len(report.findings) for report in reports)
    assert len({entry["fingerprint"] for entry in found}) == len(found)


def test_severities_and_places(entries, case):
    assert [(entry["severity"], entry["location"]) for entry in entries(case("a text file"))] == [
        ("major", {"path": "texts/a b.txt", "lines": {"begin": 3}}),
        ("major", {"path": "texts/a b.txt", "lines": {"begin": 4}}),
        ("info", {"path": "texts/a b.txt", "lines": {"begin": 1}}),
    ]


def test_fingerprints_stay_when_articles_come_in_another_order(entries, case):
    both = [*case("a text file"), *case("an article of a feed")]
    there, back = ({entry["fingerprint"] for entry in entries(each)} for each in (both, both[::-1]))
    assert there == back
