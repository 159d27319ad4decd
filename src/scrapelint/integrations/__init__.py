"""Where scrapelint meets other programs; each module imports its own when it is imported, and not before."""
