"""Code pages, and what text looks like that was read in the wrong one."""
