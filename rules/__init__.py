"""Floor 1: rule sets (YAML) and the models and loader that read them."""

from scrapelint.rules.loader import BUILTIN, BoundRule, RuleBook, load_rules
from scrapelint.rules.models import Example, Examples, Override, Rule, RuleSet

__all__ = ["BUILTIN", "BoundRule", "Example", "Examples", "Override", "Rule", "RuleBook", "RuleSet", "load_rules"]
