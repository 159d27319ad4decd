"""scrapelint: is what we scraped any good?"""

__all__ = ["__version__"]

__version__ = "0.1.0"
