"""Floor 1: rule sets (YAML) and the models and loader that read them."""

from scrapelint.rules.loader import BUILTIN, RuleBook, load_rules
from scrapelint.rules.models import Example, Examples, Override, Rule, RuleSet

__all__ = ["BUILTIN", "Example", "Examples", "Override", "Rule", "RuleBook", "RuleSet", "load_rules"]
