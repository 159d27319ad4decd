"""CONTRIBUTING's "add a rule in five minutes", followed to the letter."""

import re
import subprocess
from pathlib import Path

GUIDE = Path(__file__).parents[2] / "CONTRIBUTING.md"


def steps():
    section = GUIDE.read_text("utf-8").split("## Add a rule in five minutes")[1].split("\n## ")[0]
    found = re.findall(r"^   ```(\w+)\n(.*?)^   ```$", section, re.MULTILINE | re.DOTALL)
    return [
        (kind, "".join(line.removeprefix("   ") for line in body.splitlines(keepends=True))) for kind, body in found
    ]


def test_the_steps_work_as_written(tmp_path, environment):
    files = iter(["our-rules.yaml", "scrapelint.yaml"])
    said = []
    for kind, body in steps():
        if kind == "yaml":
            (tmp_path / next(files)).write_text(body, "utf-8")
            continue
        ran = subprocess.run(
            ["sh", "-e"], input=body, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        assert ran.returncode == 0, ran.stdout + ran.stderr
        said.append(ran.stdout)
    tested, tried, configured = said
    assert "1 rules, 6 examples, 0 failed" in tested
    assert "warning  player-fallback" in tried
    assert "article.txt:1:19" in tried
    assert "error    player-fallback" in configured
    assert "FAILED" in configured
