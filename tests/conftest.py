"""Fixtures that every floor's tests share."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A worker of pytest-xdist has a main module without a file, which pyspark takes for a run of its doctests, and exits.
if not hasattr(sys.modules["__main__"], "__file__"):
    sys.modules["__main__"].__file__ = __file__

# Machines that run tests are busy: slowness of a draw or an example says nothing about the code. In CI the examples are
# the same in every run, so that a failure there is one that anybody can see again.
settings.register_profile(
    "scrapelint", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=bool(os.environ.get("CI"))
)
settings.load_profile("scrapelint")


@pytest.fixture(scope="session")
def environment():
    """The environment of a user's shell: the installed command on PATH, nothing of ours besides."""
    return {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}/usr/bin{os.pathsep}/bin",
        "HOME": "/nonexistent",
        "LANG": "C.UTF-8",
        "COLUMNS": "80",
    }


@pytest.fixture(scope="session")
def scrapelint_in(environment):
    """Run the installed command in a folder: ``scrapelint_in(folder, "check", "-", stdin="…")``."""

    def run(cwd, *args, stdin="", **env):
        raw = stdin.encode() if isinstance(stdin, str) else stdin
        command = ["scrapelint", *map(str, args)]
        ran = subprocess.run(command, input=raw, cwd=cwd, env={**environment, **env}, capture_output=True, check=False)
        ran.stdout, ran.stderr = ran.stdout.decode(), ran.stderr.decode()
        return ran

    return run


@pytest.fixture
def scrapelint(scrapelint_in, tmp_path):
    """Run the installed command in an empty folder: ``scrapelint("check", "-", stdin="…")``."""

    def run(*args, cwd=tmp_path, **more):
        return scrapelint_in(cwd, *args, **more)

    return run
