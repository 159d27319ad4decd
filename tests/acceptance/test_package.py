"""What is built and installed: everything once, inside `scrapelint`, and nothing of anybody else's overwritten."""

import re
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = {"rules": "scrapelint/rules", "validators": "scrapelint/validators", "reports": "scrapelint/reports"}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """An sdist, and the wheel built from it, of a copy of the tree."""
    folder = tmp_path_factory.mktemp("built")
    tree = folder / "tree with a space"
    ignored = ("__pycache__", "*.egg-info", "build", "dist", ".*")
    import shutil

    shutil.copytree(ROOT, tree, symlinks=True, ignore=shutil.ignore_patterns(*ignored))
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", folder / "dist", tree],
        check=True,
        capture_output=True,
    )
    (wheel,) = (folder / "dist").glob("*.whl")
    (sdist,) = (folder / "dist").glob("*.tar.gz")
    return wheel, sdist


def sources():
    """Every file that must be in the wheel, by its place there."""
    expected = set()
    for base, target in {"src/scrapelint": "scrapelint", **FOLDERS}.items():
        for path in (ROOT / base).rglob("*"):
            inside = path.relative_to(ROOT / base)
            linked = base == "src/scrapelint" and inside.parts[0] in FOLDERS
            if path.suffix in {".py", ".yaml", ".typed", ".js", ".css", ".html", ".j2"} and not linked:
                expected.add(f"{target}/{inside.as_posix()}")
    return expected


def test_the_wheel_holds_every_module_and_rule_set_once(built):
    names = [name for name in zipfile.ZipFile(built[0]).namelist() if ".dist-info/" not in name]
    assert [name for name, count in Counter(names).items() if count > 1] == []
    assert set(names) == sources()


def test_the_sdist_holds_no_file_twice(built):
    with tarfile.open(built[1]) as archive:
        names = [member.name.split("/", 1)[-1] for member in archive.getmembers() if member.isfile()]
    assert [name for name, count in Counter(names).items() if count > 1] == []
    assert not [name for name in names if re.match(r"src/scrapelint/(rules|validators|reports)/", name)]
    assert {"tests/conftest.py", "benchmarks/feed.py"} <= set(names)  # what `make` runs
    assert {"rules/leaks.yaml", "validators/pattern.py", "reports/score.py", "README.md", "LICENSE"} <= set(names)


def test_the_wheel_works_beside_the_package_called_validators(built, tmp_path):
    wheel, _ = built
    home = tmp_path / "fresh"
    subprocess.run([sys.executable, "-m", "venv", home], check=True)
    python = home / "bin" / "python"
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    subprocess.run([*install, "validators", wheel], check=True, capture_output=True)
    # The dependencies are those of this environment, after the fresh one's own packages on the path.
    (site,) = home.glob("lib/python*/site-packages")
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    (tmp_path / "a.txt").write_text("It cost [object Object] in all.\n")
    ran = subprocess.run(
        [home / "bin" / "scrapelint", "check", "a.txt"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert "object-object" in ran.stdout, ran.stderr
    assert ran.returncode == 1
    program = (
        "import validators, scrapelint.validators, scrapelint;"
        "print(validators.email('a@example.org'), validators.__file__, scrapelint.__file__)"
    )
    told = subprocess.run([python, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    valid, theirs, ours = told.split()
    assert valid == "True"
    assert Path(theirs).parent == site / "validators"
    assert Path(ours).parent == site / "scrapelint"
    assert not (site / "rules").exists()
    assert not (site / "reports").exists()
