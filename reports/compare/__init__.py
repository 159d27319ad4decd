"""Two runs compared: what got worse on which site, beyond what chance brings from crawl to crawl."""

from scrapelint.reports.compare.against import Against, Earlier, Keys, compared
from scrapelint.reports.compare.changes import RateChange, RunFigures, changes_of, silent_sites, worsened

__all__ = [
    "Against",
    "Earlier",
    "Keys",
    "RateChange",
    "RunFigures",
    "changes_of",
    "compared",
    "silent_sites",
    "worsened",
]
