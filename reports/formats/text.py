"""For a person at a terminal: every article's findings with the defect marked, then the figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.cells import cell_len, set_cell_size
from rich.console import Console as RichConsole
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from scrapelint import lazyre as re
from scrapelint.reports.formats.base import Target
from scrapelint.reports.place import place_in
from scrapelint.reports.result import ArticleReport, Scored
from scrapelint.reports.safe import visible
from scrapelint.reports.sites import worst_sites
from scrapelint.reports.summary import Summary
from scrapelint.validators import Finding

__all__ = ["SUFFIXES", "Writer"]

SUFFIXES = (".txt", ".log")

SEVERITY_STYLE = {"error": "bold red", "warning": "yellow", "info": "cyan"}
GRADE_STYLE = {"good": "green", "fair": "yellow", "poor": "bold red"}
PLACES = 3
"""Places of one rule that an article shows; the others are counted, and all shown with --verbose."""
EXCERPT = 44
"""Cells that an excerpt has at least; where its place leaves less, it goes on a line of its own."""
ROWS = 12
"""Rows of a table of the summary."""


_LINE = re.compile("[\n\r\u2028\u2029]")


class Console(RichConsole):
    """rich ends the process with exit code 1 when the reader goes away; what that means is not for a format to say."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


class Writer:
    def __init__(self, target: Target) -> None:
        self._target = target
        encoding = (getattr(target.stream, "encoding", None) or "utf-8").lower()
        self._marks = ("⟦", "⟧") if encoding.startswith("utf") else ("[[", "]]")
        self._console = Console(
            file=target.stream,
            width=target.width,
            force_terminal=target.color,
            color_system="standard" if target.color else None,
            no_color=not target.color,
            highlight=False,
            markup=False,
            emoji=False,
            soft_wrap=False,
            legacy_windows=False,
            _environ={},
        )

    def article(self, report: ArticleReport) -> None:
        if self._target.quiet or not report.findings:
            return
        self._heading(report)
        groups: dict[str, list[Scored]] = {}
        for scored in report.findings:
            groups.setdefault(scored.finding.rule, []).append(scored)
        for group in sorted(groups.values(), key=lambda g: -sum(each.points for each in g)):
            self._group(report, group)
        if report.known:
            self._known(report)
        self._console.print()

    def _heading(self, report: ArticleReport) -> None:
        article = report.article
        source = article.source
        name = visible(
            f"{source.path}:{source.line}" if source and source.line else source.path if source else article.id
        )
        score = Text(f"{report.score:g} {report.grade}", GRADE_STYLE[report.grade])
        room = self._target.width - cell_len(score.plain) - 2
        line = Text(_fit(name, room), "bold")
        line.append(" " * max(2, self._target.width - cell_len(line.plain) - cell_len(score.plain)))
        self._console.print(line.append_text(score), no_wrap=True, crop=True)
        about = " · ".join(visible(part) for part in (article.title, article.url or article.site or article.id) if part)
        if about:
            self._console.print(Text("  " + _fit(about, self._target.width - 2), "dim"), no_wrap=True)

    def _known(self, report: ArticleReport) -> None:
        line = Text(f"  known    {len(report.known):,}, which fail nothing", "dim")
        points = f"-{sum(each.points for each in report.known):.1f}"
        line.append(" " * max(2, self._target.width - cell_len(line.plain) - len(points))).append(points)
        self._console.print(line, no_wrap=True)

    def _group(self, report: ArticleReport, group: list[Scored]) -> None:
        first = group[0].finding
        head = (
            Text("  ").append(f"{first.severity:7}", SEVERITY_STYLE[first.severity]).append(f"  {first.rule}", "bold")
        )
        if len(group) > 1:
            head.append(f"  ×{len(group)}")
        points = f"-{sum(each.points for each in group):.1f}"
        head.append(" " * max(2, self._target.width - cell_len(head.plain) - len(points))).append(points, "dim")
        self._console.print(head, no_wrap=True)
        shown: dict[tuple[str, str], list[Scored]] = {}
        for scored in group:
            found = report.article.value(scored.finding.field)
            defect = found[scored.finding.start : scored.finding.end] or scored.finding.excerpt
            key = (scored.finding.message, " ".join(defect.split()))
            shown.setdefault(key, []).append(scored)
        limit = len(shown) if self._target.verbose else PLACES
        said = ""
        for (message, _), same in list(shown.items())[:limit]:
            if message != said:
                self._console.print(Padding(Text(visible(message)), (0, 0, 0, 4), expand=False))
                said = message
            self._place(report, same)
        if len(shown) > limit:
            rest = sum(len(same) for same in list(shown.values())[limit:])
            self._console.print(Text(f"    and {rest} more (--verbose shows them)", "dim"))

    def _place(self, report: ArticleReport, same: list[Scored]) -> None:
        finding = same[0].finding
        place = visible(place_in(report.article, finding.field, finding.start))
        if len(same) > 1:
            place += f" and {len(same) - 1}×"
        line = Text("    ").append(place, "cyan")
        room = self._target.width - cell_len(line.plain) - 2
        if room < EXCERPT:
            self._console.print(line, no_wrap=True, overflow="ellipsis")
            line, room = Text("  "), self._target.width - 4
        line.append("  ").append_text(self._marked(report, finding, room))
        self._console.print(line, no_wrap=True, crop=True)

    def _marked(self, report: ArticleReport, finding: Finding, room: int) -> Text:
        """The defect between marks with what stands round it on its line, in ``room`` cells."""
        text, start, end = report.article.value(finding.field), finding.start, finding.end
        if end > len(text):  # read back from a result, without its text
            return Text(_fit(visible(finding.excerpt), room))
        opening, closing = ("", "") if self._target.color else self._marks
        room -= cell_len(opening + closing)
        defect = _middle(_ends(text[start:end]), max(12, room * 2 // 3))
        side = max(0, (room - cell_len(defect)) // 2)
        before = _tail(visible(_LINE.split(text[max(0, start - 160) : start])[-1]), side)
        rest = _LINE.split(text[end : end + 160], maxsplit=1)[0]
        after = _fit(visible(rest), max(0, room - cell_len(defect) - cell_len(before)))
        marked = Text().append(before, "dim")
        marked.append(f"{opening}{defect}{closing}", "reverse bold red" if self._target.color else "")
        return marked.append(after, "dim")

    def finish(self, summary: Summary) -> None:
        self._console.print(Rule("Summary", style="dim", characters="─" if self._marks[0] == "⟦" else "-"))
        mean = "" if summary.mean_score is None else f", mean score {summary.mean_score:g}"
        unread = f", {summary.unreadable:,} unreadable" if summary.unreadable else ""
        self._console.print(Text(f"{summary.articles:,} article{'' if summary.articles == 1 else 's'}{unread}{mean}"))
        if summary.known:
            told = " and ".join(f"{count:,} known by a {by}" for by, count in sorted(summary.known.items()))
            self._console.print(Text(f"{told}, which fail nothing", "dim"))
        if summary.articles:
            self._bands(summary)
            self._counts("family", summary.family_findings, summary.family_articles)
            self._counts("rule", summary.rule_findings, summary.rule_articles)
            self._sites(summary)
        self._verdict(summary)

    def _bands(self, summary: Summary) -> None:
        bar = "█" if self._marks[0] == "⟦" else "#"
        for name, style in GRADE_STYLE.items():
            count = summary.grades[name]
            share = count / summary.articles
            line = Text(f"  {name:5}{count:>9,}  {share:>4.0%}")
            self._console.print(line.append("  " + bar * round(share * 40), style) if count else line)

    def _table(self, *columns: str) -> Table:
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
        table.add_column(columns[0], overflow="ellipsis", no_wrap=True)
        for column in columns[1:]:
            table.add_column(column, justify="right", no_wrap=True)
        return table

    def _print_table(self, table: Table) -> None:
        if table.row_count:
            self._console.print()
            self._console.print(Padding(table, (0, 0, 0, 2), expand=False))

    def _counts(self, name: str, findings: Mapping[str, int], articles: Mapping[str, int]) -> None:
        table = self._table(name, "findings", "articles")
        ordered = sorted(findings, key=lambda key: (-articles[key], -findings[key], key))
        _rows(table, ((key, f"{findings[key]:,}", f"{articles[key]:,}") for key in ordered), len(ordered))
        self._print_table(table)

    def _sites(self, summary: Summary) -> None:
        if len(summary.sites) < 2:
            return
        table = self._table("site", "points lost", "mean score", "articles", "findings")
        worst = worst_sites(summary.sites)
        rows = (
            (
                visible(name) or "(no site)",
                f"{site.points_lost:,.0f}",
                f"{site.mean_score:.1f}",
                f"{site.articles:,}",
                f"{site.findings:,}",
            )
            for name, site in worst
        )
        _rows(table, rows, len(worst))
        self._print_table(table)

    def _verdict(self, summary: Summary) -> None:
        verdict = summary.verdict
        word, style = {0: ("PASSED", "bold green"), 1: ("FAILED", "bold red")}.get(
            verdict.exit_code, ("NOT CHECKED", "bold yellow")
        )
        self._console.print()
        if not verdict.reasons:
            self._console.print(Text(word, style))
        for index, reason in enumerate(verdict.reasons):
            lead = Text(f"{word}: " if index == 0 else " " * (len(word) + 2), style)
            self._console.print(lead.append(visible(reason), "default"))
        for note in summary.remarks:
            self._console.print(Text(f"note: {visible(note)}", "dim"))


def _rows(table: Table, rows: Iterable[tuple[str, ...]], total: int) -> None:
    for index, row in enumerate(rows):
        if index == ROWS and total > ROWS + 1:
            table.add_row(f"… and {total - ROWS} more")
            return
        table.add_row(*row)


def _ends(text: str) -> str:
    """All of a short text; of a long one the ends, so that a megabyte of payload is not looked at for one line."""
    return visible(text) if len(text) <= 400 else visible(text[:300]) + visible(text[-100:])


def _fit(text: str, room: int) -> str:
    if cell_len(text) <= room:
        return text
    return set_cell_size(text, max(0, room - 1)).rstrip() + "…" if room > 0 else ""


def _tail(text: str, room: int) -> str:
    if cell_len(text) <= room:
        return text
    while text and cell_len(text) > room - 1:
        text = text[1:]
    return "…" + text if room > 0 else ""


def _middle(text: str, room: int) -> str:
    if cell_len(text) <= room:
        return text
    tail = text[-(room // 4) :]
    return _fit(text, room - cell_len(tail)) + _tail(tail, room // 4 + 1).lstrip("…")
