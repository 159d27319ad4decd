"""The Python API: articles in, scored reports out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from scrapelint.config import LoadedConfig, load_config
from scrapelint.reports import ArticleReport, Policy, score_article
from scrapelint.rules import BoundRule, Examples, RuleBook
from scrapelint.validators import Article, Checker, Registry

__all__ = ["Linter"]


@dataclass(frozen=True, slots=True)
class _State:
    """What a linter is made of and travels as; compiled patterns do not."""

    rules: Mapping[str, BoundRule]
    policy: Policy
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    sites: Mapping[str, frozenset[str]]


class Linter:
    """Checks and scores articles by a configuration. It can be pickled, for worker processes.

    ``config`` is a loaded configuration or the path of one; without it the recommended rules hold.
    ``rules`` adds rule sets (built-in names or paths), ``select`` and ``ignore`` take rule ids and families.
    Raises ConfigError and RuleError.

    >>> Linter().check(Article("The price is [object Object] today.")).findings[0].finding.rule
    'object-object'
    """

    def __init__(
        self,
        config: LoadedConfig | Path | str | None = None,
        *,
        rules: Collection[str] = (),
        select: Collection[str] = (),
        ignore: Collection[str] = (),
    ) -> None:
        if not isinstance(config, LoadedConfig):
            config = load_config(None if config is None else Path(config))
        registry = Registry()
        book = config.rule_book(registry, tuple(rules))
        self._set_up(
            _State(book.rules, config.policy, tuple(select), tuple(ignore), config.site_ignores(book)), registry
        )

    def _set_up(self, state: _State, registry: Registry) -> None:
        self._state = state
        self.book = RuleBook(state.rules, registry)
        self.policy = state.policy
        self._checker = Checker(self.book, registry, select=state.select, ignore=state.ignore, sites=state.sites)
        self._weights = {name: bound.rule.damage for name, bound in self.book.rules.items()}

    def __getstate__(self) -> _State:
        # Examples are most of a rule's bytes, and nobody who checks articles looks at them.
        bare = {"examples": Examples()}
        rules = {name: replace(b, rule=b.rule.model_copy(update=bare)) for name, b in self._state.rules.items()}
        return replace(self._state, rules=rules)

    def __setstate__(self, state: _State) -> None:
        self._set_up(state, Registry())

    @property
    def reported(self) -> frozenset[str]:
        """Ids of the rules that report: selected, not ignored, not off."""
        return self._checker.reported

    def check(self, article: Article) -> ArticleReport:
        """Check one article. Pure: the same article gives the same report anywhere, at any time."""
        return score_article(article, self._checker.check(article), self._weights)
