"""The words of buttons and teasers that stand where a text was cut: 'Read more', 'Weiterlesen', '続きを読む'."""

from __future__ import annotations

from scrapelint import lazyre as re

__all__ = ["ELLIPSIS", "STUB", "whole_stub"]

_PHRASES = """
continue reading(?: the main story| this (?:article|story)| below)?|keep reading|read (?:the )?(?:more|
full (?:story|article|post|report|text|review|interview)|whole (?:story|article)|rest(?: of (?:this|
the) (?:story|article|post|entry))?|on)|(?:see|show|view|load) more|view full (?:story|article)|(?:click|
tap) (?:here )?to (?:read (?:more|the (?:full|rest)[a-z ]{0,24})|continue(?: reading)?)|click here for (?:more|
the (?:full|rest)[a-z ]{0,24})|(?:subscribe|sign (?:in|up)|log ?in|register)(?: now|
 today)? to (?:continue(?: reading)?|keep reading|read (?:more|on|the (?:full|rest)[a-z ]{0,24}))|
to (?:continue reading|read the (?:full|rest)[a-z ]{0,24}),? (?:please )?(?:subscribe|sign (?:in|up)|log ?in|
register|click here)|weiterlesen(?: mit [^.\\n]{1,24})?|weiter lesen|mehr (?:lesen|dazu|anzeigen)|
lesen sie (?:hier )?(?:weiter|mehr|
den (?:ganzen|vollständigen) (?:artikel|text|beitrag))|(?:ganzen|vollständigen) (?:artikel|beitrag|text) lesen|
jetzt weiterlesen|hier weiterlesen|diesen (?:artikel|text|beitrag)[^.\\n]{0,24}
 (?:weiterlesen|zu ende lesen|lesen)|lire (?:la suite|plus|l['’]article(?: complet| en entier)?)|
voir la recette(?: complète)?|(?:continuer|
poursuivre) (?:la|votre) lecture|voir (?:la suite|plus)|en (?:lire|savoir) (?:plus|\\+)|leer (?:más|mas|
completo|(?:el )?artículo completo|(?:la )?(?:nota|noticia|historia|entrevista|receta)(?: completa)?)|
seguir leyendo|sigue leyendo|continuar leyendo|continúa leyendo|
ver más|ver (?:la )?(?:nota|noticia|receta|entrada) completa|leggi (?:tutto|di più|(?:la )?(?:notizia|
ricetta)(?: completa)?|anche il resto|l['’]articolo(?: completo)?|il seguito)|
continua(?: a leggere| la lettura)|leia (?:mais|a íntegra|na íntegra|o artigo completo|a (?:matéria|notícia|
reportagem)(?: completa)?)|
ver (?:a )?(?:receita|notícia|matéria) completa|
ler mais|continu(?:e|ar) (?:lendo|a ler|lendo a matéria|leitura)|continuar a leitura|saiba mais|
llegir(?:-ne)? més|continua llegint|lees (?:meer|verder|het (?:hele|volledige) (?:artikel|verhaal))|
verder lezen|lees het hele (?:artikel|verhaal|bericht)|läs (?:mer|hela artikeln|vidare|resten)|fortsätt läsa|
læs (?:mere|videre|hele artiklen|resten)|les (?:mer|videre|hele saken|resten)|lesa meira|lue (?:lisää|
koko (?:juttu|artikkeli|uutinen)|jatkoa)|jatka lukemista|loe (?:edasi|lähemalt|rohkem|veel)|czytaj (?:dalej|
więcej|całość|cały artykuł)(?: (?:w|na|tutaj)[^.\\n]{0,24})?|więcej »|czytaj całość|číst (?:dál(?:e)?|více|
celý článek)|celý článek|
pokračovat ve čtení|více zde|čítať (?:ďalej|viac)|celý článok|čítajte ďalej|preberi (?:več|celoten članek)|
beri dalje|(?:pročitaj(?:te)?|čitaj(?:te)?|opširnije|saznaj) ?(?:više|dalje|još)?|tovább(?: olvasom|
 a (?:teljes )?cikkhez| olvasás)?|olvass (?:tovább|még)|olvasd tovább|a teljes cikk(?: itt)?|cite(?:ș|ş|
s)te (?:mai (?:mult|departe)|tot articolul|continuarea|articolul integral)|continu(?:ă|a) (?:lectura|
să cite(?:ș|ş)ti)|mai mult »|читать (?:далее|дальше|полностью|ещ[её]|больше|продолжение|всю? (?:статью|
новость)|(?:статью|новость|материал|текст) (?:полностью|целиком|далее))|подробнее|далее|показать (?:ещ[её]|
полностью)|продолжение (?:следует|читайте)[^.\\n]{0,30}|чита(?:ти|
йте) (?:далі|більше|повністю|також|(?:статтю|новину|матеріал)(?: повністю| далі)?)|докладніше|детальніше|
чытаць далей|прочети(?:те)? (?:още|повече|цялата)|
виж(?:те)? още|прочитај(?:те)? повеќе|опширније|прочитај(?:те)? више|διαβάστε (?:περισσότερα|τη συνέχεια|
ολόκληρο(?: το άρθρο)?|όλο το άρθρο|αναλυτικά)|δείτε περισσότερα|συνέχεια ανάγνωσης|περισσότερα|
η συνέχεια (?:εδώ|στο)[^.\\n]{0,20}|devamını (?:oku(?:yun|mak için)?|gör)|devamı(?: için tıklayın(?:ız)?| »)?|
(?:haberin|yazının|röportajın|söyleşinin) devamı(?:[^.\\n]{0,32})?|daha fazla(?:sını)? (?:oku|göster)|
okumaya devam et(?:in)?|
اقرأ(?:وا)? (?:المزيد|أكثر|بقية[^.\\n]{0,16})|المزيد|قراءة المزيد|(?:أكمل|تابع|لمتابعة|مواصلة) القراءة|
للمزيد(?: اضغط هنا)?|التفاصيل|لقراءة (?:المزيد|بقية)[^.\\n]{0,20}|ادامه(?:ٔ|ی|‌ی|ء)? (?:مطلب|خبر|مقاله|متن|
نوشته)|بیشتر بخوانید|مطالعه(?:ٔ|ی)? بیشتر|خواندن ادامه|مزید پڑھیں|مکمل پڑھیں|קרא(?:ו)? (?:עוד|את (?:הכתבה|הכול|
ההמשך)[^.\\n]{0,16})|להמשך (?:ה?כתבה|קריאה|הידיעה|קריאת הכתבה)(?: לחצו? כאן)?|המשך (?:קריאה|לקרוא)|לכתבה המלאה|
(?:और|आगे|पूरा|पूरी खबर) प(?:ढ़|ढ़)(?:ें|िए|िये)|आगे देखें|पूरी (?:ख़?|ख़)बर(?: प(?:ढ़|ढ़)ें)?|प(?:ढ़|
ढ़)ना जारी रखें|আরও প(?:ড়|ড়)ুন|
বিস্তারিত(?: প(?:ড়|ড়)ুন)?|পুরোটা প(?:ড়|ড়)ুন|மேலும் (?:படிக்க|வாசிக்க)|baca (?:selengkapnya|(?:artikel|
berita)[^.\\n]{0,12} selengkapnya|lebih lanjut|juga selanjutnya|
lagi|seterusnya)|selengkapnya|lanjutkan membaca|xem (?:thêm|tiếp|chi tiết)|đọc (?:tiếp|thêm|toàn bộ)|
basahin (?:pa|ang (?:buong|kabuuan))[^.\\n]{0,12}|magbasa pa|ituloy ang pagbasa|endelea kusoma|soma zaidi|
skaityti (?:daugiau|toliau|visą)|plačiau|lasīt (?:vairāk|tālāk)|lexo më shumë|vazhdo(?:ni)? leximin|lees meer|
lees verder|(?:点击|點擊|點我|展开|展開)?(?:阅读|閱讀|查看|展开|展開|显示|繼續閱讀|继续阅读|閱讀更多|阅读更多)(?:全文|
更多|原文|余下|剩余|剩餘)?(?:内容|內容)?|余下全文|未完待[续續]|
更多(?:内容|內容)|(?:続き|つづき|全文|記事全文)(?:を|は)(?:読む|見る|表示|こちら(?:から)?|
ログインして[^。\\n]{0,10}|会員[^。\\n]{0,14})|もっと(?:読む|見る)|
続きは(?:こちら|会員|有料|有料会員)[^。\\n]{0,14}|この記事は(?:有料)?(?:会員|記事)[^。\\n]{0,12}|
この先は(?:会員|有料)[^。\\n]{0,14}|(?:기사 ?|전체 ?|
계속 ?|내용 ?)?(?:더 ?보기|전문 ?(?:더 ?)?보기|전체 ?보기|이어 ?보기|계속 ?읽기|더 ?읽기|이어서 ?읽기)|อ่าน(?:ต่อ|
เพิ่มเติม)|ดูเพิ่มเติม|
il vous reste [\\d.,]+ ?% de cet article à lire(?:\\. la suite est réservée aux abonnés)?|
la suite (?:de cet article )?est réservée (?:aux|à nos) abonnés|
(?:ti )?resta da leggere (?:il|l['’]) ?\\d+ ?%(?: dell['’]articolo)?|
te queda (?:el|un) \\d+ ?% (?:de (?:este|la) (?:artículo|noticia) )?por leer|
სრულად(?: ნახვა)?|ვრცლად|կարդալ (?:ավելին|շարունակությունը)|ավելին
"""
# The nukta of Hindi comes as a sign of its own or with its letter.
_ALL = _PHRASES.replace("\n", "").replace("\u095d", "\u0922\u093c").replace("\u0922\u093c", "(?:\u095d|\u0922\u093c)")

ELLIPSIS = r"(?:…|\.{3,6}|\. \. \.|[\[(](?:…|\.{3}|&(?:hellip|#8230|#x2026);)[\])])"
_ARROWS = r"[\s\]\[()>»›→⟶▶►▼▾➔➜+…\.\-–—|&*]{0,8}"
STUB = rf"(?i:{_ALL})"
_WHOLE = re.compile(rf"{_ARROWS}(?P<stub>{STUB}){_ARROWS}\Z")


def whole_stub(line: str) -> re.Match[str] | None:
    """The match where a line is nothing but such words, with arrows or dots round them."""
    return _WHOLE.match(line)
