"""One module a family; every ``Breakage`` in it is found by itself."""
