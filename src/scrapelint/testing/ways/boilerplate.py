"""The site's own words between the article's."""

from __future__ import annotations

from random import Random

from scrapelint.testing.breakage import Injected, breakage, edited, prose
from scrapelint.validators import Article

__all__ = ["line_inserted", "menu_added"]

LINES = {
    "en": {
        "share": "Share on Facebook  Share on Twitter  Email  Print",
        "sign-up": "Sign up for our newsletter and get the best stories in your inbox every morning.",
        "advertisement": "Advertisement - Continue reading below",
        "related": "Read more: Harbour master answers his critics",
        "cookies": "We use cookies to improve your experience. By continuing, you accept our cookie policy.",
        "copyright": "© 2026 The Daily Example. All rights reserved.",
    },
    "de": {
        "share": "Auf Facebook teilen  Auf Twitter teilen  Drucken",
        "sign-up": "Jetzt unseren Newsletter abonnieren und nichts mehr verpassen.",
        "advertisement": "Anzeige",
        "related": "Lesen Sie auch: Hafenmeister antwortet seinen Kritikern",
        "cookies": "Diese Website verwendet Cookies. Mit der weiteren Nutzung stimmen Sie dem zu.",
        "copyright": "© 2026 Der Tägliche Bote. Alle Rechte vorbehalten.",
    },
    "fr": {
        "share": "Partager sur Facebook  Partager sur Twitter  Imprimer",
        "sign-up": "Abonnez-vous à notre newsletter pour ne rien manquer de l’actualité.",
        "advertisement": "Publicité",
        "related": "Lire aussi : Le capitaine du port répond à ses détracteurs",
        "cookies": "Ce site utilise des cookies. En poursuivant votre navigation, vous acceptez leur utilisation.",
        "copyright": "© 2026 Le Quotidien Exemple. Tous droits réservés.",
    },
    "es": {
        "share": "Compartir en Facebook  Compartir en Twitter  Imprimir",
        "sign-up": "Suscríbete a nuestro boletín y recibe las mejores noticias en tu correo.",
        "advertisement": "Publicidad",
        "related": "Lea también: El capitán del puerto responde a sus críticos",
        "cookies": "Utilizamos cookies para mejorar su experiencia. Si continúa navegando, acepta su uso.",
        "copyright": "© 2026 El Diario Ejemplo. Todos los derechos reservados.",
    },
}
"""In the languages that have lines here; articles in others are not broken in this way."""


@breakage("line-inserted", "boilerplate", tuple(LINES["en"]))
def line_inserted(article: Article, level: str, random: Random) -> Injected | None:
    """A share bar, a sign-up prompt and their kin as a paragraph of its own."""
    lines = LINES.get(article.lang[:2].lower())
    blocks = prose(article)
    if lines is None or not blocks:
        return None
    after = random.choice(blocks)
    return edited(article, after.end, after.end, "\n\n" + lines[level], (2, 2 + len(lines[level])))


MENUS = {
    "en": ("Home", "Harbour news", "Sport", "Weather", "Jobs", "About us", "Contact"),
    "de": ("Startseite", "Aus dem Hafen", "Sport", "Wetter", "Stellen", "Über uns", "Kontakt"),
    "fr": ("Accueil", "Vie du port", "Sports", "Météo", "Emploi", "À propos", "Contact"),
    "es": ("Portada", "Vida del puerto", "Deportes", "Tiempo", "Empleo", "Quiénes somos", "Contacto"),
    "ru": ("Главная", "Жизнь порта", "Спорт", "Погода", "Работа", "О нас", "Контакты"),
    "zh": ("首页", "港口新闻", "体育", "天气", "招聘", "关于我们", "联系方式"),
}
"""In the languages that have menus here; articles in others are not broken in this way."""


@breakage("menu-added", "boilerplate", ("above", "below", "within"))
def menu_added(article: Article, level: str, random: Random) -> Injected | None:
    """The page's menu, a link a line, above the text, below it or between two paragraphs."""
    menu = MENUS.get(article.lang[:2].lower())
    blocks = prose(article)
    if menu is None or len(blocks) < 2:
        return None
    lines = "\n".join(menu)
    if level == "above":
        return edited(article, 0, 0, f"{lines}\n\n", (0, len(lines)))
    if level == "below":
        end = len(article.text)
        return edited(article, end, end, f"\n\n{lines}", (2, 2 + len(lines)))
    after = random.choice(blocks[:-1]).end
    return edited(article, after, after, f"\n\n{lines}\n\n", (2, 2 + len(lines)))
