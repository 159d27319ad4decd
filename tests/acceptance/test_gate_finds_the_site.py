"""Two feeds of twenty sites, before and after a change of one template: a smaller run of benchmarks/gate.py."""

import importlib.util
import sys
from pathlib import Path
from random import Random

import pytest

from scrapelint import Linter

REPETITIONS = 20


@pytest.fixture(scope="module")
def bench():
    path = Path(__file__).parents[2] / "benchmarks" / "gate.py"
    spec = importlib.util.spec_from_file_location("benchmark_of_the_gate", path)
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def linter():
    return Linter()


@pytest.fixture(scope="module")
def articles(bench, linter):
    return bench.pool(linter, 60, Random(0))


def test_the_gate_names_the_site_whose_template_changed_and_its_rule_and_nothing_else(bench, linter, articles):
    exactly = 0
    for seed in range(REPETITIONS):
        site, said = bench.lines(articles, seed, 0.4, linter.reported)
        assert any(line.startswith(f"php-var-dump on {site}: 0 of ") for line in said)
        exactly += len(said) == 1
    assert exactly >= REPETITIONS - 1


def test_without_a_change_of_template_nothing_is_told(bench, linter, articles):
    alarms = [bench.lines(articles, seed, 0.0, linter.reported)[1] for seed in range(REPETITIONS)]
    assert sum(map(bool, alarms)) <= 1
