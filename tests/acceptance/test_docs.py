"""The pages of docs/rules say what the rules are."""

import importlib.util
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def made():
    spec = importlib.util.spec_from_file_location("rule_pages", DOCS / "rule_pages.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.pages()


def test_they_are_those_that_the_rules_make(made):
    kept = {path.name: path.read_text("utf-8") for path in (DOCS / "rules").glob("*")}
    assert kept == made, "make docs writes them anew"


def test_every_link_leads_somewhere(made):
    for name, text in made.items():
        for target in re.findall(
            r"(?<!!)\[[^\]\n]+\]\(([^)\s]+)\)", re.sub(r"(?s)(`+)(?!`).*?(?<!`)\1(?!`)", "", text)
        ):
            page, _, heading = target.partition("#")
            assert not page or (DOCS / "rules" / page).exists(), f"{name}: {target}"
            assert not heading or f"\n## {heading}\n" in made[page or name], f"{name}: {target}"


def test_they_are_the_same_on_every_day(made):
    today = datetime.now(UTC).date().isoformat()
    assert not [name for name, text in made.items() if today in text]


def test_no_example_gets_out_of_its_block(made):
    for name, text in made.items():
        bare = re.sub(r"(?ms)^(`{3,})text\n.*?^\1$", "", text)
        assert "```" not in bare, name
