"""Where articles come from: files of records, plain text, directories, standard input, compressed or not.

``reader`` drives; ``compression`` and ``encoding`` turn bytes into UTF-8; ``detect`` tells what they are; ``jsonlines``
and ``jsonarray`` cut records out; ``fields`` finds which field holds what; ``records`` and ``plaintext`` make articles.
"""

from scrapelint.sources.fields import ROLES, Fields
from scrapelint.sources.files import STDIN
from scrapelint.sources.model import Limits, Unreadable
from scrapelint.sources.reader import read_articles, read_records

__all__ = ["ROLES", "STDIN", "Fields", "Limits", "Unreadable", "read_articles", "read_records"]
