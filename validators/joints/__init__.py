"""Places where two words stand on either side of a mark without a space, and what tells a lost space from a usage."""
