"""Monitors for Spidermon: what it does when one fails (a message, a report) is done when the gate of a crawl fails.

    # settings.py, beside the pipeline of scrapelint.integrations.scrapy
    EXTENSIONS = {"spidermon.contrib.scrapy.extensions.Spidermon": 500}
    SPIDERMON_ENABLED = True
    SPIDERMON_SPIDER_CLOSE_MONITORS = ["scrapelint.integrations.spidermon.ArticleMonitorSuite"]

A suite of one's own may name ``GateMonitor`` among its monitors. Spidermon knows of a crawl what its statistics tell,
and Scrapy's exit code stays 0 whatever a monitor says.
"""

from __future__ import annotations

from spidermon import Monitor, MonitorSuite, monitors

__all__ = ["ArticleMonitorSuite", "GateMonitor"]


@monitors.name("scrapelint")
class GateMonitor(Monitor):  # type: ignore[misc]  # it has no types
    """Fails where the gate failed, with its reasons; and where it cannot be told, as when no article was checked."""

    @monitors.name("the gate passed")  # type: ignore[untyped-decorator]
    def test_gate(self) -> None:
        code = self.data.stats.get("scrapelint/exit_code")
        if code is None:
            self.fail("no item was checked: scrapelint.integrations.scrapy.ArticlePipeline is not among ITEM_PIPELINES")
        if code:
            self.fail("; ".join(self.data.stats["scrapelint/reasons"]))


class ArticleMonitorSuite(MonitorSuite):  # type: ignore[misc]
    """What Spidermon runs."""

    monitors = (GateMonitor,)
