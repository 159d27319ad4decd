"""Where scrapelint meets other programs; each module imports its own when it is imported, and not before.

``dataset`` runs the ``expectations:`` of a configuration; ``great_expectations`` has expectations for users of that
library, on pandas and Spark; ``spark`` checks a Spark frame; ``pytest`` and
``pytest_plugin`` make tests of feeds.
"""
