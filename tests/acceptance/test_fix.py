"""`scrapelint fix` as a user runs it: what is certain is mended, every other byte stays, nothing happens unasked."""

import gzip
import json
import stat

import pytest

SOUND = "The lighthouse on the point was lit again on Friday, after a winter in the dark.\n"
LEAK = f'{SOUND}\r\nstring(5) "hello"\r\n\r\nThe keeper waved.\r\n'
MENDED = f"{SOUND}\r\nThe keeper waved.\r\n"
STAYS = "It cost [object Object] in all, the harbour office said on Friday.\n"
# Spaces, escapes, numbers and the order of names that no writer of JSON would give back.
LINES = [
    b'{ "n": 1.0e2,  "body":' + json.dumps(SOUND).encode() + b', "t\\u0061g": [ "\\/" ] }\r\n',
    b"\n",
    b'{"body":' + json.dumps(LEAK).encode() + b',  "title": "Caf\\u00c3\\u00a9 am See", "x": {"body": "y"}}\n',
    b'{"half": "\n',
    b'{"body":' + json.dumps(STAYS).encode() + b"}",
]
FIXED = [
    LINES[0],
    LINES[1],
    b'{"body":' + json.dumps(MENDED).encode() + b',  "title": "Caf\\u00e9 am See", "x": {"body": "y"}}\n',
    *LINES[3:],
]


@pytest.fixture
def write(tmp_path):
    def write(content, name="feed.jsonl"):
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return name

    return write


def test_lines_are_mended_and_all_other_bytes_stay(scrapelint, tmp_path, write):
    ran = scrapelint("fix", write(b"".join(LINES)), "-o", "out.jsonl")
    assert (tmp_path / "out.jsonl").read_bytes() == b"".join(FIXED)
    assert (tmp_path / "feed.jsonl").read_bytes() == b"".join(LINES)
    assert "1 of 3 articles mended (safe fixes): " in ran.stderr
    assert "php-var-dump 1" in ran.stderr
    assert "feed.jsonl:4: unreadable, left as it is" in ran.stderr
    assert ran.returncode == 2


def test_what_was_mended_is_gone_and_mending_again_changes_nothing(scrapelint, tmp_path, write):
    lines = b"".join(LINES[:3])
    assert scrapelint("fix", write(lines), "--in-place").returncode == 0
    once = (tmp_path / "feed.jsonl").read_bytes()
    assert once == b"".join(FIXED[:3])
    ran = scrapelint("fix", "feed.jsonl", "--in-place")
    assert "0 of 2 articles mended" in ran.stderr
    assert (tmp_path / "feed.jsonl").read_bytes() == once
    left = json.loads(scrapelint("check", "feed.jsonl", "--format", "json").stdout)["summary"]["by_rule"]
    assert left.keys() == {"missing-title"}  # of which no rule can say what it was


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("wrapped", [False, True])
def test_documents_of_json_keep_their_layout(scrapelint, tmp_path, write, indent, wrapped):
    records = [{"title": "x", "body": text} for text in (SOUND, LEAK, SOUND, LEAK)]
    mended = [{"title": "x", "body": text} for text in (SOUND, MENDED, SOUND, MENDED)]
    before, after = ({"count": 4, "articles": each} if wrapped else each for each in (records, mended))
    scrapelint("fix", write(json.dumps(before, indent=indent), "feed.json"), "--in-place", "--select", "leak")
    assert (tmp_path / "feed.json").read_text("utf-8") == json.dumps(after, indent=indent)


def test_of_a_document_the_record_is_mended_and_not_what_it_holds(scrapelint, tmp_path, write):
    record = {"related": {"text": LEAK, "title": "x"}, "text": LEAK, "title": {"$t": "Caf\u00c3\u00a9 am See"}}
    mended = {"related": {"text": LEAK, "title": "x"}, "text": MENDED, "title": {"$t": "Caf\u00e9 am See"}}
    scrapelint("fix", write(json.dumps([record]), "feed.json"), "--in-place")
    assert json.loads((tmp_path / "feed.json").read_text("utf-8")) == [mended]


def test_texts_keep_their_mark_and_their_line_ends(scrapelint, tmp_path, write):
    write(b"\xef\xbb\xbf" + LEAK.encode(), "a.txt")
    assert scrapelint("fix", "a.txt", "--in-place").returncode == 0
    assert (tmp_path / "a.txt").read_bytes() == b"\xef\xbb\xbf" + MENDED.encode()


def test_a_diff_shows_and_changes_nothing(scrapelint, tmp_path, write):
    write(json.dumps({"body": LEAK.replace("hello", "\x1b[2Jhe")}) + "\n")
    ran = scrapelint("fix", "feed.jsonl", "--diff")
    assert ran.returncode == 0
    assert ran.stdout.startswith("--- feed.jsonl:1 text\n+++ feed.jsonl:1 text, mended\n@@")
    assert "-string(5)" in ran.stdout
    assert "\x1b" not in ran.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["feed.jsonl"]


def test_unsafe_fixes_and_some_rules_alone_are_asked_for(scrapelint, tmp_path, write):
    text = SOUND + "\nThey agreed.The crews went  home.\n"
    write(text, "a.txt")
    scrapelint("fix", "a.txt", "-o", "safe.txt")
    scrapelint("fix", "a.txt", "-o", "unsafe.txt", "--unsafe")
    scrapelint("fix", "a.txt", "-o", "none.txt", "--ignore", "double-space")
    assert "agreed.The crews went home" in (tmp_path / "safe.txt").read_text("utf-8")
    assert "agreed. The crews went home" in (tmp_path / "unsafe.txt").read_text("utf-8")
    assert (tmp_path / "none.txt").read_text("utf-8") == text


def test_in_place_keeps_links_and_permissions(scrapelint, tmp_path, write):
    write(LEAK, "real.txt")
    (tmp_path / "real.txt").chmod(0o640)
    (tmp_path / "link.txt").symlink_to("real.txt")
    scrapelint("fix", "link.txt", "--in-place")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_bytes() == MENDED.encode()
    assert stat.S_IMODE((tmp_path / "real.txt").stat().st_mode) == 0o640


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("feed.jsonl",), "one of --output FILE, --diff, and --in-place"),
        (("feed.jsonl", "--diff", "--in-place"), "one of --output FILE, --diff, and --in-place"),
        (("feed.jsonl", "-o", "feed.jsonl"), "feed.jsonl: is in use as the feed; name another file"),
        (("feed.jsonl", "feed.jsonl", "-o", "out.jsonl"), "one feed"),
        (("feed.jsonl", "--diff", "--field", "text=body", "--field", "title=body"), "both read from 'body'"),
        (("-", "--diff"), "save it in a file first"),
        (("feed.jsonl.gz", "--diff"), "is compressed"),
        (("utf16.txt", "--diff"), "not in UTF-8"),
        (("broken.json", "--in-place"), "damaged"),
        (("nowhere.jsonl", "--diff"), "no such file"),
        (("empty.jsonl", "--in-place"), "0 of 0 articles"),
    ],
)
def test_what_cannot_be_mended_is_told_and_left(scrapelint, tmp_path, write, args, said):
    line = json.dumps({"body": LEAK}) + "\n"
    write(line)
    write(gzip.compress(line.encode()), "feed.jsonl.gz")
    write(LEAK.encode("utf-16"), "utf16.txt")
    write(f"[{line}, {{]", "broken.json")
    write("", "empty.jsonl")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    ran = scrapelint("fix", *args)
    assert ran.returncode == 2
    assert said in ran.stderr
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_the_name_of_a_file_does_not_act_on_the_terminal_or_in_ci(scrapelint, tmp_path, write):
    (tmp_path / "feeds").mkdir()
    write(gzip.compress(json.dumps({"body": LEAK}).encode()), "feeds/a\n::error::told\x1b[31m.jsonl.gz")
    ran = scrapelint("fix", "feeds", "--diff")
    assert ran.returncode == 2
    assert "is compressed" in ran.stderr
    assert "\x1b" not in ran.stderr
    assert not [line for line in ran.stderr.splitlines() if line.startswith("::")]


@pytest.mark.parametrize(
    ("bad", "said"), [("b.csv", "is a table"), ("b.html", "the file is HTML"), ("b.txt.gz", "is compressed")]
)
def test_nothing_is_written_where_one_of_the_feeds_cannot_be_mended(scrapelint, tmp_path, write, bad, said):
    write(LEAK, "a.txt")
    write(gzip.compress(LEAK.encode()) if bad.endswith("gz") else "a,b\n1,2\n", bad)
    ran = scrapelint("fix", "a.txt", bad, "--in-place")
    assert ran.returncode == 2
    assert f"{bad}: {said}" in ran.stderr
    assert (tmp_path / "a.txt").read_bytes() == LEAK.encode()


def test_a_feed_that_turns_out_damaged_is_told_and_the_others_are_mended(scrapelint, tmp_path, write):
    names = [write(LEAK, "a.txt"), write(json.dumps([{"body": LEAK}])[:-1] + ", {]", "b.json"), write(LEAK, "c.txt")]
    ran = scrapelint("fix", *names, "--in-place")
    assert ran.returncode == 2
    assert "b.json: unreadable, left as it is: the document is damaged" in ran.stderr
    assert "2 of 2 articles mended" in ran.stderr
    assert [(tmp_path / name).read_bytes() for name in ("a.txt", "c.txt")] == [MENDED.encode()] * 2


def test_what_was_written_is_told_though_the_next_feed_cannot_be(scrapelint, tmp_path, write):
    long = write(LEAK, f"{'b' * 250}.txt")  # no name is left for what is written beside it
    ran = scrapelint("fix", write(LEAK, "a.txt"), long, "--in-place")
    assert ran.returncode == 2
    assert "1 of 1 articles mended" in ran.stderr
    assert f"{long}: cannot be written" in ran.stderr
