"""The HTML quality report: what goes into the page, and the page itself (``assets/``)."""
