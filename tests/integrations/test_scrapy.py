"""Real crawls by Scrapy, without a network: what the pipeline finds, tells, stores and drops."""

import json
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

SOUND = "The ferry left on Monday with forty passengers and a dog, and nobody waited at the quay to wave at it."
TORN = f'{SOUND} It comes back on Wednesday.\n\nstring(3) "abc"\n\n{SOUND} It comes back on Wednesday.'
SPIDER = f"""
import dataclasses, datetime, scrapy

SOUND, TORN = {SOUND!r}, {TORN!r}
DAY = datetime.datetime(2026, 5, 4)

@dataclasses.dataclass
class Story:
    link: str
    headline: str
    body: str | None
    day: datetime.datetime = DAY
    quality: dict | None = None

class Record(scrapy.Item):
    link, headline, body = scrapy.Field(), scrapy.Field(), scrapy.Field()

class Spider(scrapy.Spider):
    name = "harbour"
    start_urls = ["data:text/plain,one"]

    def parse(self, response):
"""


TWO = """
yield Story('https://harbour.example/1', 'Ferry', TORN)
yield Story('https://harbour.example/2', 'Boat', SOUND)
"""


@dataclass
class Crawl:
    """How a crawl ended: its log, the items that it stored, and where."""

    code: int
    log: str
    folder: Path

    @property
    def items(self):
        return [json.loads(line) for line in (self.folder / "items.jsonl").read_text("utf-8").splitlines()]

    def stat(self, name):
        """The value of a statistic, as the log tells it; None where it has none."""
        found = [line for line in self.log.splitlines() if f"'scrapelint/{name}':" in line]
        return found[0].partition(": ")[2].rstrip(",}") if found else None


@pytest.fixture
def crawl(tmp_path):
    def run(parse, **settings):
        (tmp_path / "spider.py").write_text(
            SPIDER + "".join(f"        {line}\n" for line in parse.splitlines()), "utf-8"
        )
        ran = subprocess.run(
            command(settings), check=False, cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=120
        )
        return Crawl(ran.returncode, ran.stderr, tmp_path)

    return run


def command(settings):
    pipeline = json.dumps({"scrapelint.integrations.scrapy.ArticlePipeline": 700})
    settings = {"TELNETCONSOLE_ENABLED": 0, "LOG_LEVEL": "INFO", "ITEM_PIPELINES": pipeline, **settings}
    given = [each for name, value in settings.items() for each in ("-s", f"{name}={value}")]
    return [sys.executable, "-m", "scrapy", "runspider", "spider.py", "-o", "items.jsonl", *given]


def test_a_crawl_is_judged_as_its_feed_is(crawl, scrapelint):
    ran = crawl(
        TWO,
        SCRAPELINT_OUTPUT="result.json,report.html",
        SCRAPELINT_RESULT_FIELD="quality",
    )
    assert ran.code == 0
    assert "[scrapelint] ERROR: 2 articles checked, mean score" in ran.log
    assert "the gate did not pass" in ran.log
    assert "none may be: harbour:1 (" in ran.log
    stats = ("articles", "exit_code", "grade/good", "articles_with/leak", "unreadable")
    assert [ran.stat(name) for name in stats] == ["2", "1", "1", "1", None]
    result = json.loads((ran.folder / "result.json").read_text("utf-8"))
    assert result["articles"][0]["source"] == {"path": "harbour", "line": 1}
    assert [item["quality"]["score"] for item in ran.items] == [article["score"] for article in result["articles"]]
    assert ran.items[0]["quality"]["findings"] == result["articles"][0]["findings"]
    assert "harbour.example" in (ran.folder / "report.html").read_text("utf-8")

    check = scrapelint("check", ran.folder / "items.jsonl", "--format", "json", cwd=ran.folder)
    checked = json.loads(check.stdout)
    assert [article["findings"] for article in checked["articles"]] == [a["findings"] for a in result["articles"]]
    assert checked["summary"]["gate"]["exit_code"] == result["summary"]["gate"]["exit_code"] == check.returncode == 1


def test_a_sound_crawl_passes(crawl):
    ran = crawl("yield {'url': 'https://harbour.example/1', 'title': 'Ferry', 'text': SOUND}")
    assert "[scrapelint] INFO: 1 article checked, mean score" in ran.log
    assert "the gate passed" in ran.log
    assert ran.stat("exit_code") == "0"
    assert ran.items == [{"url": "https://harbour.example/1", "title": "Ferry", "text": SOUND}]


def test_items_below_a_score_are_dropped_and_judged_all_the_same(crawl):
    ran = crawl(
        TWO,
        SCRAPELINT_DROP_BELOW=50,
    )
    assert [item["headline"] for item in ran.items] == ["Boat"]
    assert "is below 50: duplicate-paragraph, php-var-dump" in ran.log
    assert [ran.stat(name) for name in ("articles", "dropped", "exit_code")] == ["2", "1", "1"]


def test_what_has_no_text_is_passed_over_or_told(crawl):
    ran = crawl(
        "yield {'category': 'ships'}\n"
        "yield Record(link='https://harbour.example/1', headline='Ferry', body=SOUND)\n"
        "yield Record(link='https://harbour.example/2', headline='Boat')\n"
        "yield Story('https://harbour.example/3', 'Raft', None)\n"
    )
    assert len(ran.items) == 4
    stats = ("articles", "unreadable", "other_items", "exit_code")
    assert [ran.stat(name) for name in stats] == ["1", "2", "1", "2"]
    assert "harbour:2: unreadable: the record has no field 'body'" in ran.log
    assert "harbour:3: unreadable: the field 'body' is null" in ran.log


def test_a_crawl_without_articles_does_not_pass(crawl):
    ran = crawl("yield {'category': 'ships'}")
    assert "[scrapelint] ERROR: 0 articles checked, 1 other item passed over: the gate did not pass" in ran.log
    assert [ran.stat(name) for name in ("articles", "other_items", "exit_code")] == [None, "1", "2"]


def test_the_configuration_and_the_fields_are_those_of_the_user(crawl):
    lines = "yield {'text': TORN, 'notes': SOUND}"
    fields = json.dumps({"text": "notes"})
    assert crawl(lines, SCRAPELINT_FIELDS=fields).stat("grade/good") == "1"
    (crawl(lines).folder / "scrapelint.yaml").write_text("fields: {text: notes}\ngate: {min_articles: 5}\n", "utf-8")
    ran = crawl(lines)
    assert (ran.stat("grade/good"), ran.stat("exit_code")) == ("1", "2")


def test_a_class_without_the_field_of_the_result_loses_nothing(crawl):
    ran = crawl(
        "yield Record(headline='Ferry', body=SOUND)\nyield Record(headline='Boat', body=SOUND)",
        SCRAPELINT_RESULT_FIELD="quality",
    )
    assert len(ran.items) == 2
    assert ran.log.count("SCRAPELINT_RESULT_FIELD: Record has no field 'quality'") == 1


def test_a_result_that_cannot_be_written_loses_no_item(crawl):
    ran = crawl(
        "for number in range(2000):\n    yield {'text': f'{SOUND} {number}'}", SCRAPELINT_OUTPUT="json:/dev/full"
    )
    assert len(ran.items) == 2000
    assert ran.log.partition("Dumping Scrapy stats")[0].count("no result was written: [Errno 28]") == 1
    assert [ran.stat(name) for name in ("articles", "exit_code")] == ["2000", "2"]


@pytest.mark.parametrize(
    ("settings", "why"),
    [
        ({"SCRAPELINT_DROP_BELOW": "half"}, "SCRAPELINT_DROP_BELOW: a score is between 0 and 100; 'half' is not"),
        ({"SCRAPELINT_DROP_BELOW": 101}, "SCRAPELINT_DROP_BELOW: a score is between 0 and 100"),
        ({"SCRAPELINT_CONFIG": "missing.yaml"}, "missing.yaml"),
        ({"SCRAPELINT_OUTPUT": "result.xyz"}, "result.xyz: its ending names no format"),
        ({"SCRAPELINT_OUTPUT": "no/such/result.json"}, "no/such/result.json: cannot be written"),
        ({"SCRAPELINT_FIELDS": '{"body": "text"}'}, "body"),
    ],
)
def test_wrong_settings_stop_the_crawl_before_it_begins(crawl, settings, why):
    ran = crawl("yield {'text': SOUND}", **settings)
    assert ran.code != 0
    assert why in ran.log
    assert "Spider opened" not in ran.log or "'item_scraped_count'" not in ran.log


MONITORED = {
    "EXTENSIONS": json.dumps({"spidermon.contrib.scrapy.extensions.Spidermon": 500}),
    "SPIDERMON_ENABLED": "1",
    "SPIDERMON_SPIDER_CLOSE_MONITORS": "scrapelint.integrations.spidermon.ArticleMonitorSuite",
}


@pytest.mark.parametrize(
    ("parse", "more", "outcome"),
    [
        ("yield {'title': 'Boat', 'text': SOUND}", {}, "the gate passed... OK"),
        (TWO, {}, "AssertionError: 2 findings of severity error in 1 of 2 articles"),
        ("yield {'price': 3}", {}, "AssertionError: no article was checked"),
        (TWO, {"ITEM_PIPELINES": "{}"}, "ArticlePipeline is not among ITEM_PIPELINES"),
    ],
)
def test_a_monitor_of_spidermon_tells_the_verdict(crawl, parse, more, outcome):
    log = crawl(parse, **MONITORED, **more).log
    assert outcome in log
    assert ("the gate passed... OK" in log) != ("the gate passed... FAIL" in log)


def test_an_interrupted_crawl_says_so_and_keeps_its_result(crawl, tmp_path):
    crawl("yield {'text': SOUND}")  # writes a spider, of which the following is the end
    with (tmp_path / "spider.py").open("a", encoding="utf-8") as file:
        file.write("        yield response.follow('data:text/plain,more', dont_filter=True)\n")
    settings = {"DOWNLOAD_DELAY": 0.5, "LOG_LEVEL": "DEBUG", "SCRAPELINT_OUTPUT": "result.json"}
    with subprocess.Popen(command(settings), cwd=tmp_path, stderr=subprocess.PIPE, encoding="utf-8") as running:
        log = ""
        for line in running.stderr:
            if "Scraped from" in line and "Scraped from" not in log:
                running.send_signal(signal.SIGINT)
            log += line
        running.wait(60)
    assert "Closing spider (shutdown)" in log
    assert "interrupted" in log
    assert json.loads((tmp_path / "result.json").read_text("utf-8"))["summary"]["gate"]["exit_code"] == 2
