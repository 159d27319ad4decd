"""What a site puts round its articles: cue phrases as patterns, and the stretches of text they mark."""
