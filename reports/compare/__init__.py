"""Two runs compared: what got worse on which site, beyond what chance brings from crawl to crawl."""

from scrapelint.reports.compare.against import Against, Earlier, Keys, compared
from scrapelint.reports.compare.changes import Change, RunFigures, changes_of, silent_sites, worsened

__all__ = ["Against", "Change", "Earlier", "Keys", "RunFigures", "changes_of", "compared", "silent_sites", "worsened"]
