"""A database of runs: write one, read the last ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC
from typing import TYPE_CHECKING, Any

from scrapelint.errors import HistoryError
from scrapelint.history.record import RunRecord
from scrapelint.reports.safe import sound
from scrapelint.reports.sites import SiteFigures

if TYPE_CHECKING:
    from sqlalchemy import URL, Connection, Engine, Select

__all__ = ["History"]

PATIENCE = {"sqlite": {"timeout": 30}, "postgresql": {"connect_timeout": 10}}
"""Seconds to wait for another process that writes to the same SQLite file, and for a server to answer."""
SITE_LIMIT, NAME_LIMIT = 500, 200
"""Code points of a site's and of a rule's or field's name that are kept; some databases need a limit."""


class History:
    """The history at a SQLAlchemy URL, such as ``postgresql://user@host/db``, or in an SQLite file, named by its path.

    It is made, or brought to the version of this scrapelint, when it is first used. Raises HistoryError with what to do
    if that fails. Of several projects in one database, each sees its own runs.
    """

    def __init__(self, url: str, project: str = "") -> None:
        self._engine = _engine(url)
        self._shown = _shown(self._engine.url)
        self._project = project

    @property
    def file(self) -> str | None:
        """The path of the SQLite file; None for another database."""
        url = self._engine.url
        return url.database if url.get_backend_name() == "sqlite" else None

    def add(self, run: RunRecord) -> int:
        """Record a run, whole or not at all, and return its number. Several processes may do so at once."""
        from sqlalchemy import insert

        from scrapelint.history.tables import COUNTS, RUNS, SITES

        with self._transaction() as connection:
            made = connection.execute(
                insert(RUNS).values(
                    project=self._project,
                    began=run.began.astimezone(UTC).replace(tzinfo=None),
                    version=run.version,
                    articles=run.articles,
                    unreadable=run.unreadable,
                    mean_score=run.mean_score,
                    exit_code=run.exit_code,
                    worse=run.worse,
                    interrupted=run.interrupted,
                    rules=" ".join(sorted(run.rules)),
                )
            )
            (number,) = made.inserted_primary_key or (0,)
            for table, rows in ((SITES, _site_rows(number, run)), (COUNTS, _count_rows(number, run))):
                if rows:
                    connection.execute(insert(table), rows)
        return number

    def runs(self, last: int) -> list[RunRecord]:
        """The ``last`` runs of the project, oldest first."""
        from sqlalchemy import select

        from scrapelint.history.tables import RUNS

        wanted = select(RUNS).where(RUNS.c.project == self._project).order_by(RUNS.c.number.desc()).limit(last)
        return self._read(wanted)[::-1]

    def last_sound(self) -> RunRecord | None:
        """The last whole run of which no change for the worse is known; None where there is none.

        Not simply the last one: a rise that was told once would else be what the next run is compared with.
        """
        from sqlalchemy import func, select

        from scrapelint.history.tables import RUNS

        sound = (
            select(RUNS)
            .where(RUNS.c.project == self._project, func.coalesce(RUNS.c.worse, 0) == 0)
            .where(RUNS.c.interrupted.is_(False), RUNS.c.articles > 0)
            .order_by(RUNS.c.number.desc())
            .limit(1)
        )
        return next(iter(self._read(sound)), None)

    def _read(self, wanted: Select[Any]) -> list[RunRecord]:
        with self._transaction() as connection:
            return [_record(connection, row) for row in connection.execute(wanted).mappings().all()]

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        from sqlalchemy.exc import SQLAlchemyError

        from scrapelint.history.tables import migrate

        try:
            with self._engine.begin() as connection:
                migrate(connection)
                yield connection
        except SQLAlchemyError as error:
            said = " ".join(str(getattr(error, "orig", None) or error).split())
            raise HistoryError(
                f"{self._shown}: the history cannot be used: {said}; see that the database is there and sound, move a "
                "damaged file away, or name another one"
            ) from error
        finally:
            self._engine.dispose()


def _engine(url: str) -> Engine:
    from sqlalchemy import create_engine, event
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import ArgumentError, NoSuchModuleError

    try:
        parsed = make_url(url if "://" in url else f"sqlite:///{url}")
        if parsed.get_backend_name() == "postgresql" and parsed.drivername == "postgresql":
            parsed = parsed.set(drivername="postgresql+psycopg")
        sqlite = parsed.get_backend_name() == "sqlite"
        engine = create_engine(parsed, connect_args=PATIENCE.get(parsed.get_backend_name(), {}))
    except (ArgumentError, NoSuchModuleError) as error:
        raise HistoryError("history: not the URL of a database; write one as sqlite:///history.db") from error
    except ImportError as error:
        driver = f"history: the driver of the database is not installed ({error})"
        raise HistoryError(f"{driver}; for PostgreSQL: pip install 'scrapelint[postgresql]'") from error
    if sqlite:
        # Python's driver begins no transaction before the first write, so that two processes could both read 'no table
        # yet'. IMMEDIATE takes the lock for writing at once, and waits for it.
        event.listen(engine, "connect", lambda connection, _: setattr(connection, "isolation_level", None))
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def _shown(url: URL) -> str:
    """The URL for messages: without its password, and of a file whose name is not UTF-8 what can be shown."""
    database = sound(url.database) if url.database else url.database
    return url.set(database=database).render_as_string(hide_password=True)


def _site_rows(number: int, run: RunRecord) -> list[dict[str, Any]]:
    rows: dict[str, dict[str, Any]] = {}
    for name, site in run.sites.items():
        row = {"articles": site.articles, "findings": site.findings, "score_sum": site.score_sum}
        rows[_key(name, SITE_LIMIT)] = {"run": number, "site": _key(name, SITE_LIMIT), **row}
    return list(rows.values())


def _count_rows(number: int, run: RunRecord) -> list[dict[str, Any]]:
    rows: dict[tuple[str, str, str], dict[str, Any]] = {}

    def add(site: str, kind: str, counts: dict[str, int]) -> None:
        for name, articles in counts.items():
            key = (_key(site, SITE_LIMIT), kind, _key(name, NAME_LIMIT))
            rows[key] = dict(zip(("run", "site", "kind", "name", "articles"), (number, *key, articles), strict=True))

    add("", "family", dict(run.families))
    for name, site in run.sites.items():
        add(name, "rule", site.rules)
        add(name, "empty", site.empty)
    return list(rows.values())


def _key(name: str, limit: int) -> str:
    """A name as every database can keep it: no NUL, which PostgreSQL refuses, and nothing that UTF-8 cannot hold."""
    return name.replace("\0", "\ufffd").encode("utf-8", "replace").decode()[:limit]


def _record(connection: Connection, row: Any) -> RunRecord:
    from sqlalchemy import select

    from scrapelint.history.tables import COUNTS, SITES

    families: dict[str, int] = {}
    sites = {
        each.site: SiteFigures(each.articles, each.findings, each.score_sum)
        for each in connection.execute(select(SITES).where(SITES.c.run == row["number"]))
    }
    for each in connection.execute(select(COUNTS).where(COUNTS.c.run == row["number"])):
        if each.kind == "family":
            families[each.name] = each.articles
        else:
            counts: Counter[str] = sites[each.site].rules if each.kind == "rule" else sites[each.site].empty
            counts[each.name] = each.articles
    fields = {name: row[name] for name in ("version", "articles", "unreadable", "mean_score", "exit_code")}
    return RunRecord(
        **fields,
        began=row["began"].replace(tzinfo=UTC),
        worse=row["worse"],
        interrupted=row["interrupted"],
        rules=frozenset(row["rules"].split()),
        families=families,
        sites=sites,
        number=row["number"],
    )
