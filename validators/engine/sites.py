"""Which sites a pattern means."""

from __future__ import annotations

from fnmatch import fnmatchcase

__all__ = ["is_site"]


def is_site(site: str, pattern: str) -> bool:
    """Whether a pattern means a site; '*.example.org' means example.org too."""
    site, pattern = site.lower(), pattern.lower()
    return fnmatchcase(site, pattern) or (pattern.startswith("*.") and site == pattern[2:])
