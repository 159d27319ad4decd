"""Sentences, clauses and words that run together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapelint.rules import load_rules
from scrapelint.validators import Article, Checker, Registry

CHECKER = Checker(load_rules(["spacing"], Registry()))


def check(text, lang="en", title=""):
    return [
        (f.rule, (title if f.field == "title" else text)[f.start : f.end])
        for f in CHECKER.check(Article(text, title=title, lang=lang))
    ]


def test_other_words_are_looked_for_near_a_joint_alone():
    lost, other = "The keeper saidthat the light was lost.", "The board knew of securityrules."
    filler = "Nobody on the quay had seen it go out on the first day of May. " * 500
    assert [joint for _, joint in check(f"{other}\n\n{lost}\n\n{filler}")] == ["securityrules", "saidthat"]
    assert [joint for _, joint in check(f"{other}\n\n{filler}\n\n{lost}\n\n{filler}")] == ["saidthat"]


@pytest.mark.parametrize(
    ("text", "lang", "joint"),
    [
        ("The ferry was late.Nobody waited.", "en", "late.Nobody"),
        ("Was the ferry late?Nobody could say.", "en", "late?Nobody"),
        ("“The ferry is late.”Nobody waited.", "en", "late.”Nobody"),
        ("It was built in 1998.Nobody uses it.", "en", "1998.Nobody"),
        ("Die Fähre kam spät.Niemand wartete.", "de", "spät.Niemand"),
        ("Le bac était en retard.Personne n’attendait.", "fr", "retard.Personne"),
        ("El barco llegó tarde.¿Quién esperaba?", "es", "tarde.¿Quién"),
        ("Prom się spóźnił.Nikt nie czekał.", "pl", "spóźnił.Nikt"),
        ("Паром опоздал.Никто не ждал.", "ru", "опоздал.Никто"),
        ("Το πλοίο άργησε.Κανείς δεν περίμενε.", "el", "άργησε.Κανείς"),
        ("המעבורת איחרה.איש לא חיכה.", "he", "איחרה.איש"),
        ("नाव देर से आई।किसी ने इंतज़ार नहीं किया।", "hi", "आई।किसी"),
        ("배가 늦었다.아무도 기다리지 않았다.", "ko", "늦었다.아무도"),
        ("배가 늦었습니다.KTX도 늦었습니다.", "ko", "늦었습니다.KTX도"),
        ("내일 다시 오십시오.배가 떠났습니다.", "ko", "오십시오.배가"),
    ],
)
def test_sentences_that_run_together_are_told(text, lang, joint):
    assert check(text, lang) == [("joined-sentences", joint)]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("See harbour.example/Timetable.Html and post@Harbour.Example for more.", "en"),
        ("The U.S. Navy and J.K. Oake met Ph.D. students of St. Mary's.", "en"),
        ("Version 2.0.Beta runs on .NET and Node.js.", "en"),
        ("Use config.Load() and print the value.", "en"),
        ("z.B. am 3.März, u.a. in der 2.Bundesliga", "de"),
        ("1.Introduction\n2.Method\n3.Results", "en"),
        ("He earned 1.5M and ran 3.2K.", "en"),
        ("船午后离开码头。没有人看见。", "zh"),
        ("渡船は遅れた。誰も待たなかった。", "ja"),
        ("@Harbour.Master and #Ferry.Day were quiet.", "en"),
    ],
)
def test_addresses_abbreviations_numbers_and_code_are_no_joints(text, lang):
    assert check(text, lang) == []


def test_a_word_glued_to_the_start_of_a_sentence_is_told():
    text = "The council met on ThursdayThe mayor was not there, and no vote was taken."
    assert check(text) == [("joined-words", "ThursdayThe")]


def test_a_name_glued_to_a_headline_is_told():
    text = "Mayor Anna Maria Stroud Anna Maria StroudHarbour plan goes to the council MORE spoke for an hour."
    assert check(text) == [("joined-words", "StroudHarbour")]


@pytest.mark.parametrize(
    "name", ["QuayWorks", "BuzzFeed", "LinkedIn", "YouTube", "McAllister", "DeLuca", "iPhone", "GmbH"]
)
def test_names_with_a_capital_inside_are_meant(name):
    assert check(f"The firm {name} has bought the pier. Nobody at {name} would say why.") == []
    assert check(f"The firm {name} has bought the pier from the council.") == []


def test_a_title_is_looked_at_too():
    found = check("The ferry was late again on Monday.", title="Ferry was late.Nobody waited")
    assert found == [("joined-sentences", "late.Nobody")]


def test_a_tutorial_may_write_what_it_likes():
    text = "In JavaScript, TypeScript and PHP the function takes arguments:\n\n```\nfoo(a,b)\nitems.Map(x)\n```\n"
    assert check(text) == []


@pytest.mark.parametrize(
    ("text", "joint"),
    [
        ("The board gave its word thatsound rules would follow before the winter.", "thatsound"),
        ("The second mate hadbeen ashore since Monday, and nobody missed him.", "hadbeen"),
        ("Both the keeper and his dog were in goodhumorand out of the rain.", ""),
        ("Nobody saw the light go out, and the truthis that nobody looked.", "truthis"),
        ("The board would be glad if you'dhelp with the nets on Monday.", "you'dhelp"),
        ("They walked onthe quay until the bell was rung for the last time.", "onthe"),
        ("They walked withthe dog until the bell was rung for the last time.", "withthe"),
        ("On Monday thecity closed the pier, and nobody was asked before that.", "thecity"),
        ("The keeper says that the lampdoesn't burn in the rain any more.", "lampdoesn't"),
        ("Nobody wanted to speak of the captain'squestion before the vote.", "captain'squestion"),
        ("Of those on the quay, 21percent had never been on a ferry.", "21percent"),
        ("About the NQBAThe association of the keepers is old. The NQBA has a boat.", "NQBAThe"),
        ("ADVERTISEMENTThe ferry left at nine, and it came back at noon.", "ADVERTISEMENTThe"),
    ],
)
def test_small_words_glued_to_their_neighbours_are_told(text, joint):
    assert check(text) == ([("joined-small-word", joint)] if joint else [])


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The tokens were put together, somewhat later than the anthem was sung by the toddlers.", "en"),
        ("Follow @thatsound or #hadbeen, or see thatsound.example and saidthat@harbour.example today.", "en"),
        ("The band Saidthat played on the quay. Nobody left before saidthat was done, and saidthat was late.", "en"),
        ("Wir beenden das Gespräch, und der schwere Kahn liegt noch immer am alten Kai.", "de"),
        ("Pelė nurodo įrankis, kuris yra pažymėtas, ir langas užsidaro.", "lt"),
    ],
)
def test_words_that_only_look_glued_are_not(text, lang):
    assert check(text, lang) == []


@pytest.mark.parametrize(
    ("text", "lang", "joint"),
    [
        ("1About six in ten ferries are late.\n\n2 There is a vote on the pier.", "en", "1About"),
        ("The new APIDec 11, 2026", "en", "APIDec"),
        ("By Jana MarethFeb. 4, 2026", "en", "MarethFeb"),
        ("Von Jana Mareth4. März 2026, am Kai.", "de", "Mareth4"),
        ("Por Ana Mareth4 de mayo de 2026, en el muelle.", "es", "Mareth4"),
        ("Le bac est parti.\n\nPUBLICITÉLa direction du port ne dit rien.", "fr", "PUBLICITÉLa"),
        ("BIZNESNajstarsza fabryka łodzi wraca do portu.", "pl", "BIZNESNajstarsza"),
    ],
)
def test_a_number_or_a_date_glued_to_its_neighbour_is_told(text, lang, joint):
    assert check(text, lang) == [("joined-year", joint)]


@pytest.mark.parametrize(
    "text",
    [
        "1About six in ten ferries are late, and no other line has a number.",
        "3D films and 4K screens are shown.\n\n2Pac is heard.",
        "It's O'Shannon'sboat? No: the O's and the b's are apart.",
        "The THEThe and the whole of CNNThe are names nobody has.",
    ],
)
def test_numbers_and_names_that_only_look_glued_are_not(text):
    assert check(text) == []


def test_in_a_row_of_links_every_joint_is_told():
    menu = "Harbour RoomLatest newsBoat lists and nets PhotosView all of the quay Live EventsMore from us"
    assert [joint for _, joint in check(f"The ferry left at noon.\n\n{menu}")] == [
        "RoomLatest",
        "newsBoat",
        "PhotosView",
        "EventsMore",
    ]


def test_in_a_row_of_many_the_words_need_not_be_known():
    row = "Quellnet OsbarNorrin DrelltQuast KayenneBrolt VintarSkell LorrekPand und dann"
    assert len(check(f"Die Fähre legte am Mittag ab.\n\n{row}", "de")) == 5


@given(st.text(alphabet="aA.,:;!?\"“”«»()’' 12\n@#/ÄдД다ाא", max_size=60))
def test_spans_lie_inside_the_text(text):
    for finding in CHECKER.check(Article(text, lang="en")):
        assert 0 <= finding.start < finding.end <= len(text)


def test_korean_sets_no_space_before_a_bracket():
    assert check("새 선착장은 SMP(해상 공원)에 있다.", "ko") == []
    assert check("The new pier is in the park(the old one) now.") == [("joined-bracket", "park(the")]


@pytest.mark.parametrize(
    ("text", "lang", "joint"),
    [
        ("El barco volvió el lunes. Cuandolos pasajeros bajaron, nadie los esperaba en el muelle.", "es", "Cuandolos"),
        ("Чем дольше паром стоял в порту, темсильнее по нему скучали на острове.", "ru", "темсильнее"),
        ("Il traghetto è tornato con i passeggeri, checomunque non avevano fretta.", "it", "checomunque"),
        ("La señora Quintavilla volvió el lunes con los pasajeros, y nadie los esperaba en el muelle.", "es", ""),
        ("El puerto envía una autorespuesta a los pasajeros que preguntan por el horario.", "es", ""),
        ("To są południowoeuropejskie promy, które wróciły w poniedziałek do portu na wyspie.", "pl", ""),
        ("Il molo Checomunque è chiuso, e per il Checomunque passavano tutti i traghetti.", "it", ""),
        ("Der Hafenmeister kennt den neuen Fahrplan leider nichtmehr auswendig, sagte er.", "de", ""),
    ],
)
def test_two_common_words_in_one_are_told_where_no_words_are_made_so(text, lang, joint):
    assert check(text, lang) == ([("joined-common-words", joint)] if joint else [])


REST = "the harbour office says nothing about the lamps, and nobody on the island has asked."


@pytest.mark.parametrize(
    ("before", "lang", "joint"),
    [
        ("The Northern Quay While ", "en", "Quay While"),
        ("# The Northern Quay While ", "en", "Quay While"),
        ("Nobody was hurt. The Northern Quay While ", "en", "Quay While"),
        ("12 May 2026 When ", "en", "2026 When"),
        (f"{'He waited. ' * 30}The Northern Quay While ", "en", "Quay While"),
        (f"{'He waited ' * 30}At The Northern Quay While ", "en", None),
        ("The keeper of the Northern Quay While ", "en", None),
        ("The Northern Quay, While ", "en", None),
        ("Watch the Northern Quay Keepers While ", "en", None),
        ("Wer das Licht am Kai löscht Seit ", "de", "löscht Seit"),
        ("Ce que l’on sait du phare Depuis ", "fr", "phare Depuis"),
        ("Kto zgasił latarnię Podczas ", "pl", "latarnię Podczas"),
        ("Faro Durante ", "es", None),
        ("Lo que se sabe, Durante ", "es", None),
        (f"{'y otra vez ' * 9}Lo que se sabe Durante ", "es", None),
    ],
)
def test_a_heading_that_runs_into_its_paragraph_is_told(before, lang, joint):
    assert [found for rule, found in check(before + REST, lang) if rule == "joined-heading"] == [joint][: bool(joint)]


def test_a_line_without_a_full_stop_is_no_paragraph():
    assert not [rule for rule, _ in check(f"The Northern Quay While {REST[:-1]}") if rule == "joined-heading"]
