"""What the validators of duplicates share: words as numbers, and one analysis of what an article says twice."""
