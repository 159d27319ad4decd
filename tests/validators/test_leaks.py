"""Leaked payloads, scripts, style sheets, traces and markup: where they start and end, and what is none."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapelint.rules import load_rules
from scrapelint.validators import Article, Checker, Registry

CHECKER = Checker(load_rules(["leaks", "markup"], Registry()))


def found(text: str) -> list[tuple[str, str]]:
    return [(f.rule, text[f.start : f.end]) for f in CHECKER.check(Article(text)) if f.field == "text"]


SIGNS = st.sampled_from(
    [
        *"{}[]()\"';:,=></\\\n#*_`&%$|!@aé😀\u2028",
        *(
            "Array",
            "array(1)",
            "string(1)",
            "a:1:{",
            's:9:"',
            "=>",
            "function(){",
            "var",
            "a.b()",
            "<p>",
            "</a>",
            "&amp;",
        ),
        *(
            "&lt;",
            "{{",
            "}}",
            "${",
            "](",
            "http://x",
            "**",
            "##",
            "@media",
            ".a{",
            "color:red",
            "/*",
            "*/",
            "<!--",
            "-->",
        ),
        *(
            "undefined",
            "null",
            "at a.b(C.java:1)",
            "Traceback (most recent call last):",
            "Warning: x in /a.php on line 1",
        ),
        *(
            "%20",
            "%C3%A9",
            "<<name>>",
            "{name}",
            "[a_b]",
            "\\frac{",
            "\\par ",
            "1970-01-01",
            "[a][1]",
            "[^1]",
            "lt;p gt;",
        ),
    ]
)


@given(st.lists(SIGNS, max_size=60).map("".join) | st.lists(SIGNS, max_size=60).map(" ".join))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    for finding in CHECKER.check(Article(text, title=text[:80])):
        size = len(text) if finding.field == "text" else len(text[:80])
        assert 0 <= finding.start < finding.end <= size


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text("abc", min_size=1, max_size=5), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(json_values)
def test_json_ends_at_its_last_bracket(value: object) -> None:
    payload = json.dumps({"id": 5, "value": value}, ensure_ascii=False)
    assert found(f"It rained. {payload} It stopped.") == [("json-payload", payload)]


@pytest.mark.parametrize(
    "leak",
    [
        "googletag.cmd.push(function() { googletag.display('div-1'); });",
        "(function(d, s) { var js = d.createElement(s); js.src = \"//example.org/x.js\"; }(document, 'script'));",
        "if (typeof a !== 'undefined') { a(); } else { b(); }",
        "window.data = window.data || [];",
    ],
)
def test_a_script_is_one_finding_from_its_first_to_its_last_sign(leak: str) -> None:
    assert found(f"The minister left.    {leak} Nobody followed him.") == [("leaked-script", leak)]


def test_a_style_sheet_is_one_finding() -> None:
    leak = "@media (max-width: 5px) { .a { color: red; } } #b > li { top: 0 }"
    assert found(f"It rained. {leak} It stopped.") == [("leaked-style", leak)]


def test_a_trace_reaches_from_its_header_to_its_last_frame() -> None:
    leak = "java.lang.IllegalStateException: no\n\tat a.B.c(B.java:1)\n\tat a.B.main(B.java:9)"
    assert found(f"It rained.\n{leak}\nIt stopped.") == [("stack-trace", leak)]


def test_a_payload_inside_a_dump_is_not_told_twice() -> None:
    dump = 'string(12) "[{"a":"b"}] "'
    assert found(f"x {dump} y") == [("php-var-dump", dump)]


def test_a_linked_picture_is_one_finding() -> None:
    link = "[![a boat](images/boat.jpg)](https://example.org/boat)"
    assert found(f"Rain. {link} Sun.") == [("markdown-link", link)]


@pytest.mark.parametrize(
    "text",
    [
        "Profits at AT&T, M&S and R&D; rose 5% <3.",
        "He said [sic] that [the mayor] was 100% sure [1].",
        "Es waren null Grad. El resultado fue nulo. #rain #sun @anna",
        "In maths, f(x) = {x | x > 5} and a_{0} < b^{2}.",
        "¯\\_(ツ)_/¯ he wrote, and: {o,o}",
        "“What the f**k,” she said, **",
        "Call us: (555) 010-0200; fax: (555) 010-0201; or write.",
        "The shed is small: width: 5 m; height: 3 m; depth: 2 m. Color: red; size: large; price: low.",
        "Prices rose 5%, not 20%; see https://example.org/a%20b?c=%C3%A9 and [1][2] or [citation needed][3].",
        "Il a dit <<bonjour mes amis>> et «au revoir». Dear [Name] is how it began; [a_b] is short.",
        "The band __MGMT__ met anna_maria_berg and #rain_today at 1 January 1970. Human Error: a novel.",
        "Run the following command:\n\n```\nfoo = {'a': 1}; bar(foo);\n```\n\nThen use `{{ name }}` and `<b>`.",
        "Developers who debug JavaScript, TypeScript and PHP know foo.bar(); and {{ name }} and <b>.",
    ],
)
def test_prose_and_code_shown_on_purpose_pass(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        'Kopi teksten til fila busser.json:\n\n{"rute": 4, "tid": "8:15"}\n\nTegnet &nbsp; hindrer linjeskift.',
        "Ota nämä:\n\n<p>Bussi 4</p>\n\nSitten ajetaan bussit.py näin:\n\nimport bussit\n\nNaN on virhe.",
        'バスの時刻を bus.json に保存します：\n\n{"line": 4}\n\n次に実行します：\n\nprint(bus)\n\nundefined なら待つ。',
        "Сначала выполните node bus.js и откройте bus.html или stops.html. Тег <li> пишут перед каждой строкой.",
    ],
)
def test_a_tutorial_is_known_in_any_language_by_files_commands_and_code_behind_colons(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("leak", "rule"),
    [
        ("You have an error in your SQL syntax; check the manual that fits your MySQL server version", "sql-error"),
        ('{"type": "html", "format": "json", "source": "api", "debug": true}', "json-payload"),
    ],
)
def test_a_leak_that_names_tools_of_programmers_makes_no_tutorial(leak: str, rule: str) -> None:
    assert found(f"Es regnete.\n\n{leak}\n\nEs hörte auf.") == [(rule, leak)]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Hei {etternavn|lower}, {email}, det regner.", "{email}"),
        ("Kära %FORNAMN%, det regnar.", "%FORNAMN%"),
        ("Уважаемый {имя}, идёт дождь.", "{имя}"),
        ("尊敬的{姓名}，下雨了。您好 {姓名}，下雨了。", "{姓名}"),
        ("Cher «Nom_Client», il pleut.", "«Nom_Client»"),
    ],
)
def test_a_form_letter_is_known_by_its_fields(text: str, field: str) -> None:
    assert ("merge-field", field) in found(text)


def test_the_first_day_of_a_program_s_calendar_is_no_birthday() -> None:
    assert found("Publicado: 01/01/1970 00:00") == [("zero-date", "01/01/1970")]
    assert found("Ana was born on\nJanuary 1, 1970, in Ulm.") == []
    assert found("Born: January 1, 1970") == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Se klippet her:\n\nPlayer.ready(function() { Player.create('box-1'); });\n\nDet regnet.", "leaked-script"),
        ('Bilder:\n\nstring(9) "buss4.jpg"\n\nDet regnet.', "php-var-dump"),
        ("Warning: Undefined variable $bus in /srv/www/bus.php on line 4\n\nDet regnet:\n\n<p>Regn</p>", "php-message"),
    ],
)
def test_a_colon_before_it_excuses_no_leak(text: str, rule: str) -> None:
    assert rule in [name for name, _ in found(text)]


@pytest.mark.parametrize(
    "unit",
    [
        '{"a":',
        "[[",
        'string(9999) "',
        "array(2) { [0]=> ",
        'a:1:{s:9:"',
        "function(){ ",
        "x.y('",
        "/* ",
        "{{",
        "<!--",
        "&amp;",
        "**a ",
        "`a",
    ],
)
def test_time_is_linear_in_hostile_text(unit: str) -> None:
    text = (unit * 200_000)[:200_000]
    started = time.process_time()
    CHECKER.check(Article(text))
    # Some 10 µs a code point at worst where every word is a finding; a quadratic scan took minutes.
    assert time.process_time() - started < 8


def test_every_kind_of_leak_is_found_in_many_shapes() -> None:
    # What stands here is found somewhere in its line; the exact spans are in the rules' own examples.
    leaks = """
        Notice: Undefined index: views dans include() (ligne 5 dans /srv/www/story.tpl.php).
        window.__STATE__={"story":{"id":1}};
        if(window.innerWidth>700){document.write("x");}
        !function(f,b){if(f.q)return;f.q=b}(window,document);
        .hatnote{font-style:italic}.output div{top:0}
        [[File:boat.jpg|thumb|A boat]]
        <o:p></o:p>
        &amp;lt;br&amp;gt;
        $!{story.title}
        {$story.title|escape}
        东京&nbsp;上海
        By undefined
        System.String[]
        "@context":"https://schema.org","@type":"Person"
        The following module is missing: drupal_get_filename() (rad 1143 av includes/bootstrap.inc).
        Ilmoitus: Undefined index: kuva tiedostossa /srv/www/kuva.php rivillä 12
        org.example.render.TemplateException: no such block
        Access denied for user 'news'@'localhost' (using password: YES)
        <no value>
        %!s(MISSING)
        dict_values(['rain'])
        player('box-1', {muted: true});
        (function() { load(); })(jQuery);
        border:none; padding:4px; margin:0 auto;
        rain-320.webp 320w, rain-640.webp 640w
        eyJhbGciOiJIUzI1NiJ9eyJzdWIiOiIxMjM0NTY3ODkwIn0
        caf%C3%A9%20am%20See
        It\\'s raining \\"cats\\"
        =C3=A9t=C3=A9
        {\\rtf1\\ansi\\deff0 Regen}
        [one_half_last]
        {loadposition user1}
        [img_assist|nid=12|title=Rain]
        <dateline>ULM</dateline>
        <a href="https://example.org/rain
        it&#8217s late
        quot;Rain,quot; she said
        [the report][3]
        [the report|https://example.org/rain]
        <<<<<<< HEAD
        LANG_READ_MORE
    """
    for leak in filter(None, map(str.strip, leaks.splitlines())):
        assert found(f"It rained.\n{leak}\nIt stopped."), leak
