"""The HTML report as the installed command writes it."""

import json
import re

STORY = "The harbour office said on Friday that [object Object] boats may tie up at the old pier again."


def feed(count):
    return "".join(
        json.dumps({"id": n, "title": f"Story {n}", "body": f"{STORY} It is day {n}."}) + "\n" for n in range(count)
    )


def head_of(page):
    return json.loads(re.search(r'id="head">(.*?)</script>', page, re.DOTALL)[1])


def test_a_report_is_one_file_that_brings_all_it_needs(scrapelint, tmp_path):
    ran = scrapelint("check", "-", "--output", "report.html", stdin=feed(3))
    assert ran.returncode == 1, ran.stderr
    page = (tmp_path / "report.html").read_text("utf-8")
    assert re.findall(r"(?:src|href)=\"(?!data:|#)", page) == []
    assert head_of(page)["full"]["total"] == 3
    assert "Traceback" not in ran.stderr


def test_the_number_of_articles_in_full_can_be_chosen(scrapelint, tmp_path):
    scrapelint("check", "-", "--output", "report.html", "--html-articles", "2", stdin=feed(5))
    head = head_of((tmp_path / "report.html").read_text("utf-8"))
    assert (head["articles"], head["full"]["total"]) == (5, 2)


def test_a_name_that_ends_in_a_slash_makes_a_folder_with_every_article(scrapelint, tmp_path):
    for count in (3, 5):  # the second run replaces what the first one wrote
        ran = scrapelint("check", "-", "--output", "report/", "--html-articles", "0", stdin=feed(count))
        assert ran.returncode == 1, ran.stderr
        head = head_of((tmp_path / "report" / "index.html").read_text("utf-8"))
        assert head["full"] == {"total": count, "starts": [0]}
        assert (tmp_path / "report" / "texts" / "0.js").read_text("utf-8").count("[object Object]") >= count
    assert [each.name for each in tmp_path.iterdir()] == ["report"]


def test_a_folder_that_is_not_a_report_is_left_alone(scrapelint, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("ten years of work")
    ran = scrapelint("check", "-", "--output", "mine", stdin=feed(1))
    assert ran.returncode == 2
    assert "holds other things" in ran.stderr
    assert (tmp_path / "mine" / "thesis.txt").read_text() == "ten years of work"


def test_a_report_can_go_to_standard_output(scrapelint):
    ran = scrapelint("check", "-", "--format", "html", stdin=feed(1))
    assert ran.stdout.startswith("<!doctype html>")
    assert ran.stdout.rstrip().endswith("</html>")


def test_what_a_baseline_knows_is_in_the_report_and_marked_as_known(scrapelint, tmp_path):
    (tmp_path / "feed.jsonl").write_text(feed(2), "utf-8")
    assert scrapelint("baseline", "feed.jsonl", "-o", "base.json").returncode == 0
    (tmp_path / "feed.jsonl").write_text(feed(3), "utf-8")
    ran = scrapelint("check", "feed.jsonl", "--baseline", "base.json", "--output", "report.html")
    assert ran.returncode == 1
    assert "2 findings known to the baseline, which fail nothing" in ran.stdout
    page = (tmp_path / "report.html").read_text("utf-8")
    assert head_of(page)["clean"] == 0
    assert "2 findings known to the baseline, which fail nothing" in head_of(page)["verdict"]["remarks"]
    texts = json.loads(re.search(r'id="texts0">(.*?)</script>', page, re.DOTALL)[1])
    known = {article["id"]: [finding[13] for finding in article["findings"]] for article in texts}
    assert known == {"0": [True], "1": [True], "2": [False]}
    assert all(abs(100 - article["score"] - sum(lost[2] for lost in article["lost"])) < 0.1 for article in texts)
