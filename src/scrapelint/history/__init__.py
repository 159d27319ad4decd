"""The history of runs, in any database that SQLAlchemy speaks to. SQLAlchemy is imported when one is opened."""

from scrapelint.history.record import RunRecord, record_of
from scrapelint.history.store import History

__all__ = ["History", "RunRecord", "record_of"]
