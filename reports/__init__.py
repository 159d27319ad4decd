"""Floor 3: score, summary, gate and one module an output format."""
