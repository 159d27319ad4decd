"""The text cut once: every piece stands where its offsets say."""

from hypothesis import given
from hypothesis import strategies as st

from scrapelint.validators import Article, Document

WRAPPED = (
    "The council met on Monday evening to talk about the\n"
    "new bridge, which has been closed since a lorry hit\n"
    "its railing in the autumn of last year.\n"
)
VERSE = "The tide came in,\nthe tide went out,\nand nobody\ncounted the boats."


def lines(text):
    return [line.text for line in Document(Article(text)).lines]


def paragraphs(text):
    return [paragraph.text for paragraph in Document(Article(text)).paragraphs]


def test_lines_are_trimmed_and_blank_ones_left_out():
    assert lines("  one \n\n\t\n two\u00a0\n") == ["one", "two"]


def test_every_line_end_counts():
    assert lines("a\nb\r\nc\rd\u2028e\u2029f") == ["a", "b", "c", "d", "e", "f"]


def test_the_ellipsis_of_code_page_1252_ends_no_line():
    assert lines("wait\x85 there is more") == ["wait\x85 there is more"]


def test_a_line_is_a_paragraph():
    assert paragraphs("One sentence here.\nAnother one there.") == ["One sentence here.", "Another one there."]


def test_hard_wrapped_lines_are_one_paragraph():
    assert paragraphs(WRAPPED + "\n" + WRAPPED) == [WRAPPED.strip(), WRAPPED.strip()]


def test_verse_is_not_taken_for_wrapped_prose():
    assert len(paragraphs(VERSE)) == 4


@given(st.text(st.sampled_from("ab \n\r\t\u2028\u2029\x85\x0b\U0001f600.")))
def test_pieces_stand_where_they_say(text):
    document = Document(Article(text))
    for piece in (*document.lines, *document.paragraphs):
        assert text[piece.start : piece.end] == piece.text
        assert piece.text == piece.text.strip()
        assert piece.text
    starts = [piece.start for piece in document.lines]
    assert starts == sorted(set(starts))


def test_a_title_taken_from_the_text_is_not_checked_twice():
    assert Document(Article("Title\n\nText", title="Title", title_span=(0, 5))).title == ""


def test_an_analysis_is_made_once():
    calls = []
    document = Document(Article("x"))
    assert document.once(lambda d: 1) == 1

    def analyse(each):
        calls.append(each)
        return len(calls)

    assert document.once(analyse) == document.once(analyse) == 1


def test_paragraphs_of_wrapped_prose_need_no_blank_line_between_them():
    first = WRAPPED.rstrip()
    second = "The repair was put off twice, first for want of money\nand then for want of steel, said the mayor."
    assert paragraphs(f"{first}\n{second}\n-- Town council") == [first, second, "-- Town council"]


def test_headlines_below_each_other_are_not_taken_for_wrapped_prose():
    lines = [
        "Council meets on Monday evening about the old bridge",
        "Lorry that hit the railing was far too heavy for it",
        "Mayor does not want to say when the repair begins.",
        "Steel is hard to come by, says the firm that builds",
        "Winter came early to the coast, and nobody minded it",
    ]
    assert paragraphs("\n".join(lines)) == lines
