"""`python -m scrapelint`."""

from scrapelint.cli.main import run

run()
