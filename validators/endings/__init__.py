"""What the validators of texts that stop short share: lines without an end, words that leave a sentence open, stubs."""
