"""The site's own words between the article's."""

from __future__ import annotations

from random import Random

from scrapelint.testing.breakage import Injected, breakage, edited, prose
from scrapelint.validators import Article

__all__ = ["line_inserted"]

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
