"""What the validators of cut words share: word frequencies, an article's own words, and where its lines begin."""
