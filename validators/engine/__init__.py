"""What every validator shares: the article, its text cut once, spans, the registry and the checker."""
