"""Real databases: an SQLite file, and a PostgreSQL server that is started for the tests."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

CLUSTERS = Path("/usr/lib/postgresql")
USER = "postgres"


def _program(name):
    found = shutil.which(name)
    if found is None and CLUSTERS.is_dir():
        found = next((str(path) for path in sorted(CLUSTERS.glob(f"*/bin/{name}"), reverse=True)), None)
    return found


@pytest.fixture(scope="session")
def server():
    """The folder of the socket of a server of our own, reachable by nothing else. It refuses to be run by root."""
    initdb, pg_ctl = _program("initdb"), _program("pg_ctl")
    if initdb is None or pg_ctl is None:
        if os.environ.get("CI"):
            pytest.fail("PostgreSQL is not installed; .ci/postgresql installs it")
        pytest.skip("PostgreSQL is not installed; .ci/postgresql installs it")
    folder = tempfile.mkdtemp(prefix="scrapelint-pg-")
    user = USER if os.geteuid() == 0 else None  # the server refuses to run as root
    if user:
        shutil.chown(folder, user)

    def run(*command):
        log = Path(folder) / "said"
        with log.open("w") as said:  # a pipe would be held open by the server
            ran = subprocess.run(command, user=user, group=user, stdout=said, stderr=said, cwd=folder, check=False)
        assert ran.returncode == 0, log.read_text()

    data = f"{folder}/data"
    try:
        run(initdb, "-D", data, "-U", USER, "--auth", "trust", "--no-sync", "-E", "UTF8", "--locale", "C")
        options = f"-k {folder} -c listen_addresses='' -c fsync=off"
        run(pg_ctl, "-D", data, "-w", "-l", f"{folder}/log", "-o", options, "start")
        yield folder
        run(pg_ctl, "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgresql(server, request):
    """The URL of a new, empty database."""
    import psycopg

    name = f"t{abs(hash(request.node.nodeid))}"
    with psycopg.connect(host=server, user=USER, dbname="postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"postgresql://{USER}@/{name}?host={server}"


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    """A new, empty database of each kind."""
    return f"sqlite:///{tmp_path}/history.db" if request.param == "sqlite" else request.getfixturevalue("postgresql")
