"""The tables of the history, and how they came to be: a list of steps, of which each is done once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    DateTime,
    Float,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    func,
    insert,
    inspect,
    select,
    text,
)

from scrapelint.errors import HistoryError

__all__ = ["COUNTS", "RUNS", "SITES", "STEPS", "migrate"]

_METADATA = MetaData()
_VERSIONS = Table("scrapelint_version", _METADATA, Column("version", Integer, primary_key=True, autoincrement=False))
RUNS = Table(
    "scrapelint_runs",
    _METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("project", String(200), nullable=False),
    Column("began", DateTime, nullable=False),  # UTC; not every database keeps zones
    Column("version", String(50), nullable=False),
    Column("articles", Integer, nullable=False),
    Column("unreadable", Integer, nullable=False),
    Column("mean_score", Float),
    Column("exit_code", Integer, nullable=False),
    Column("worse", Integer),
    Column("interrupted", Boolean, nullable=False),
    Column("rules", Text, nullable=False),  # ids, separated by spaces: only ever read together
)
SITES = Table(
    "scrapelint_sites",
    _METADATA,
    Column("run", ForeignKey(RUNS.c.number), primary_key=True),
    Column("site", String(500), primary_key=True),
    Column("articles", Integer, nullable=False),
    Column("findings", Integer, nullable=False),
    Column("score_sum", Float, nullable=False),
)
COUNTS = Table(
    "scrapelint_counts",
    _METADATA,
    Column("run", ForeignKey(RUNS.c.number), primary_key=True),
    Column("site", String(500), primary_key=True),  # '' for families, which are counted over all sites
    Column("kind", String(10), primary_key=True),  # rule, empty or family
    Column("name", String(200), primary_key=True),
    Column("articles", Integer, nullable=False),
)


def _create_tables(connection: Connection) -> None:
    _METADATA.create_all(connection, [RUNS, SITES, COUNTS])


def _index_by_project(connection: Connection) -> None:
    connection.execute(text("CREATE INDEX scrapelint_runs_project ON scrapelint_runs (project, number)"))


STEPS: Sequence[Callable[[Connection], None]] = (_create_tables, _index_by_project)
"""The version of a database is the number of steps that were done in it. Steps are added at the end and never
changed: one that adds a column leaves the tables of the first step as they are here, and brings its own to ask."""
_LOCK = 0x5C4A9E11
"""An arbitrary number, by which processes agree on PostgreSQL whose turn it is to migrate."""


def migrate(connection: Connection) -> None:
    """Bring a database to the version of this scrapelint, in the transaction of ``connection``.

    Two processes that begin at once do each step once. Raises HistoryError if the database is of a later version.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    done = 0
    if inspect(connection).has_table(_VERSIONS.name):
        done = connection.execute(select(func.max(_VERSIONS.c.version))).scalar() or 0
    else:
        _VERSIONS.create(connection)
    if done > len(STEPS):
        raise HistoryError(
            f"the history is of version {done}, and this scrapelint knows versions up to {len(STEPS)}: install a later "
            "scrapelint, or name another database"
        )
    for number, step in enumerate(STEPS[done:], done + 1):
        step(connection)
        connection.execute(insert(_VERSIONS).values(version=number))
