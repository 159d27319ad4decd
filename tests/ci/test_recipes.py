"""The recipes for CI services: sound by the services' own schemas, and their scripts run here as they run there."""

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
SOUND = "The lighthouse on the point was lit again on Friday, after a winter in the dark.\n"
LEAK = "It cost [object Object] in all, the harbour office said on Friday.\n"


@pytest.fixture
def articles(tmp_path):
    """A folder with a sound feed and a broken one, one of them in a folder with a space in its name."""
    folder = tmp_path / "project"
    (folder / "by hand").mkdir(parents=True)
    (folder / "sound.jsonl").write_text(json.dumps({"id": "a", "body": SOUND}) + "\n", "utf-8")
    (folder / "by hand" / "broken.jsonl").write_text(json.dumps({"id": "b", "body": LEAK}) + "\n", "utf-8")
    return folder


def blocks(kind):
    """The code of docs/ci.md in a language."""
    return re.findall(rf"^```{kind}\n(.*?)^```$", (ROOT / "docs/ci.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)


def workflow():
    (found,) = [block for block in blocks("yaml") if "runs-on" in block]
    return found


def gitlab_use():
    (found,) = [block for block in blocks("yaml") if "include:" in block]
    return found


def pre_commit_use():
    (found,) = [block for block in blocks("yaml") if "repos:" in block]
    return found


def valid(schema, path):
    command = [BIN / "check-jsonschema", "--builtin-schema", f"vendor.{schema}", path]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    return ran.returncode == 0, ran.stdout


def shellcheck(script, shell="sh"):
    ran = subprocess.run(
        [BIN / "shellcheck", "-s", shell, "-"], input=script, capture_output=True, text=True, check=False
    )
    return ran.stdout


def steps():
    """The scripts of the action, by the step's name."""
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    return {step["name"]: step for step in action["runs"]["steps"] if "run" in step}


def run_step(name, runner, **known):
    """Run a step as GitHub's runner does, with its expressions filled from ``known``."""
    step = steps()[name]
    env = {
        key: re.sub(r"\$\{\{ (.*?) \}\}", lambda found: known[found[1]], value) for key, value in step["env"].items()
    }
    env |= {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "RUNNER_TEMP": str(runner / "temp")}
    for file in ("GITHUB_OUTPUT", "GITHUB_PATH", "GITHUB_STEP_SUMMARY"):
        env[file] = str(runner / file)
    (runner / "temp").mkdir(exist_ok=True)
    paths = (runner / "GITHUB_PATH").read_text().splitlines() if (runner / "GITHUB_PATH").exists() else []
    env["PATH"] = os.pathsep.join([*paths, env["PATH"]])
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    ran = subprocess.run(
        command, cwd=known["cwd"], env=env | known.get("env", {}), capture_output=True, text=True, check=False
    )
    written = (runner / "GITHUB_OUTPUT").read_text() if (runner / "GITHUB_OUTPUT").exists() else ""
    return ran, dict(line.split("=", 1) for line in written.splitlines())


@pytest.fixture
def check(articles, tmp_path):
    """Run the action's check on ``paths``, with the command that is installed here."""

    def check(paths, args=""):
        runner = tmp_path / "runner"
        shutil.rmtree(runner, ignore_errors=True)
        runner.mkdir()
        (runner / "GITHUB_PATH").write_text(f"{BIN}\n")
        known = {"inputs.paths": paths, "inputs.args": args, "cwd": articles}
        ran, said = run_step("Check articles", runner, **known)
        return ran, said, runner

    return check


def test_the_files_are_what_the_services_take(tmp_path):
    (tmp_path / "workflow.yml").write_text(workflow(), "utf-8")
    (tmp_path / "gitlab.yml").write_text(gitlab_use(), "utf-8")
    assert valid("github-actions", ROOT / "action.yml") == (True, "ok -- validation done\n")
    assert valid("github-workflows", tmp_path / "workflow.yml")[0]
    assert valid("gitlab-ci", ROOT / "ci/gitlab.yml")[0]
    assert valid("gitlab-ci", tmp_path / "gitlab.yml")[0]
    (tmp_path / "broken.yml").write_text("name: x\nruns: {using: composite}\n", "utf-8")
    assert not valid("github-actions", tmp_path / "broken.yml")[0]


def test_the_hooks_are_what_pre_commit_takes(tmp_path):
    (tmp_path / "config.yaml").write_text(pre_commit_use(), "utf-8")
    for command, path in (("manifest", ROOT / ".pre-commit-hooks.yaml"), ("config", tmp_path / "config.yaml")):
        ran = subprocess.run([BIN / "pre-commit", f"validate-{command}", path], capture_output=True, check=False)
        assert ran.returncode == 0, ran.stdout
    hooks = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}
    used = {hook["id"] for repo in yaml.safe_load(pre_commit_use())["repos"] for hook in repo["hooks"]}
    assert used == hooks.keys()
    assert re.search(hooks["scrapelint"]["files"], "data/feed.jsonl.gz")
    assert not re.search(hooks["scrapelint"]["files"], "package.json")
    assert re.search(hooks["scrapelint-texts"]["files"], "data/articles/1.txt")
    assert not re.search(hooks["scrapelint-texts"]["files"], "package.json")


def test_scripts_have_no_faults_that_a_linter_of_shell_knows():
    for step in steps().values():
        assert shellcheck(step["run"], "bash") == ""
    for block in blocks("sh"):
        assert shellcheck(block) == ""
    assert "SC2086" in shellcheck("cat $1")


def test_no_expression_stands_inside_a_script():
    for step in steps().values():
        assert "${{" not in step["run"]


def test_the_workflow_uses_the_inputs_and_outputs_that_the_action_has():
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    job = yaml.safe_load(workflow())["jobs"]["scrapelint"]
    (use,) = [step for step in job["steps"] if step.get("id") == "scrapelint"]
    assert use["with"].keys() <= action["inputs"].keys()
    assert set(re.findall(r"steps\.scrapelint\.outputs\.([\w-]+)", workflow())) <= action["outputs"].keys()
    table = re.findall(r"^\| `([\w-]+)` \|", (ROOT / "docs/ci.md").read_text("utf-8"), re.MULTILINE)
    assert table == list(action["inputs"])


def test_the_action_passes_on_sound_articles(check):
    ran, said, runner = check("sound.jsonl")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert said["exit-code"] == "0"
    assert Path(said["html"]).read_text("utf-8").startswith("<!")
    assert json.loads(Path(said["sarif"]).read_text("utf-8"))["runs"][0]["results"] == []
    assert "1 article" in (runner / "GITHUB_STEP_SUMMARY").read_text("utf-8")


def test_the_action_fails_with_annotations_on_broken_articles(check):
    ran, said, _ = check("sound.jsonl\nby hand/*.jsonl\n")
    assert ran.returncode == 1
    assert said["exit-code"] == "1"
    assert re.search(r"^::error .*object-object.*file=by hand/broken.jsonl,line=1", ran.stdout, re.MULTILINE)
    assert len(json.loads(Path(said["sarif"]).read_text("utf-8"))["runs"][0]["results"]) == 1


def test_the_action_hands_options_on_as_a_shell_would(check):
    assert check("by hand", "--ignore leak")[0].returncode == 0
    assert check("by hand", "--ignore 'object-object, json-payload'")[0].returncode == 0
    ran, said, _ = check("by hand", "--ignore 'leak")
    assert ran.returncode == 2
    assert "quote" in ran.stderr
    assert said == {"exit-code": "2"}


def test_a_second_use_of_the_action_in_a_job_shows_no_report_of_the_first(articles, tmp_path):
    (tmp_path / "GITHUB_PATH").write_text(f"{BIN}\n")
    known = {"inputs.args": "", "cwd": articles}
    assert "html" in run_step("Check articles", tmp_path, **known, **{"inputs.paths": "by hand"})[1]
    (tmp_path / "GITHUB_OUTPUT").unlink()
    ran, said = run_step("Check articles", tmp_path, **known, **{"inputs.paths": "nowhere.jsonl"})
    assert (ran.returncode, said) == (2, {"exit-code": "2"})


def test_the_action_says_when_nothing_was_checked(check):
    ran, said, _ = check("nowhere.jsonl")
    assert ran.returncode == 2
    assert said == {"exit-code": "2"}
    assert "no such file" in ran.stderr


def test_inputs_of_the_action_are_never_run(check, articles):
    (articles / "$(touch ran).txt").write_text(SOUND, "utf-8")
    _, said, _ = check("$(touch ran).txt\n`touch ran`.txt", '--ignore "$(touch ran)"')
    assert said["exit-code"] == "2"
    assert not (articles / "ran").exists()
    assert check("$(touch ran).txt")[0].returncode == 0
    assert not (articles / "ran").exists()


@pytest.mark.network
@pytest.mark.timeout(600)
def test_the_action_installs_itself(tmp_path, articles):
    """Without its dependencies, which are those of this environment."""
    copy = checkout(tmp_path)
    known = {"steps.python.outputs.python-path": sys.executable, "inputs.version": "", "github.action_path": str(copy)}
    ran, _ = run_step("Install scrapelint", tmp_path, cwd=articles, env={"PIP_NO_DEPS": "1"}, **known)
    assert ran.returncode == 0, ran.stderr
    home = tmp_path / "temp" / "scrapelint"
    assert (tmp_path / "GITHUB_PATH").read_text() == f"{home}/bin\n"
    (site,) = home.glob("lib/python*/site-packages")
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    ran = subprocess.run(
        [home / "bin" / "scrapelint", "check", "sound.jsonl"], cwd=articles, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    known |= {"inputs.version": "0.0.0.dev1"}
    ran, _ = run_step("Install scrapelint", tmp_path, cwd=articles, **known)
    assert ran.returncode != 0
    assert "scrapelint==0.0.0.dev1" in ran.stderr


@pytest.mark.parametrize(("paths", "code"), [("sound.jsonl", 0), ("by?hand", 1), ("nowhere", 2)])
def test_the_job_of_gitlab_runs(articles, tmp_path, paths, code):
    job = yaml.safe_load((ROOT / "ci/gitlab.yml").read_text("utf-8"))["scrapelint"]
    install, check = job["script"]
    assert install.startswith("python -m pip install ")
    assert shellcheck(f"{check}\n").count("error") == 0
    env = {**job["variables"], "SCRAPELINT_PATHS": paths, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    ran = subprocess.run(["sh", "-e", "-c", check], cwd=articles, env=env, capture_output=True, text=True, check=False)
    assert ran.returncode == code, ran.stderr
    files = {*job["artifacts"]["paths"], *job["artifacts"]["reports"].values()}
    assert {name for name in files if (articles / name).exists()} == (files if code < 2 else set())


def test_the_recipes_of_the_shell_run(articles, environment):
    (articles / "articles.jsonl").write_text((articles / "by hand" / "broken.jsonl").read_text("utf-8"), "utf-8")
    first, second, _ = blocks("sh")
    install, check = first.splitlines()
    assert install == "pip install scrapelint"
    codes = {}
    for name, script in (("check", check), ("case", second)):
        codes[name] = subprocess.run(
            ["sh", "-e", "-c", script], cwd=articles, env=environment, capture_output=True, text=True, check=False
        )
    assert codes["check"].returncode == 1
    assert (articles / "report.html").exists()
    assert (articles / "result.json").exists()
    assert codes["case"].returncode == 0
    assert codes["case"].stdout.endswith("broken articles; not published\n")


def test_the_recipe_of_pytest_runs(tmp_path, environment):
    (block,) = blocks("python")
    (tmp_path / "test_crawl.py").write_text(block, "utf-8")
    (tmp_path / "articles.jsonl").write_text(json.dumps({"body": LEAK}) + "\n", "utf-8")
    command = blocks("sh")[2].strip()

    def sh(script):
        ran = subprocess.run(
            ["sh", "-c", script], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        return ran.stdout

    assert "1 failed, 1 passed" in sh("pytest -q -W error")
    assert "1 failed, 2 deselected" in sh(command)
    assert (tmp_path / "articles.xml").exists()


def checkout(folder):
    """The project as a repository of git, as it stands now."""
    copy = folder / "scrapelint"
    ignored = shutil.ignore_patterns("__pycache__", "*.egg-info", "build", "dist", ".git", ".venv", ".*_cache")
    shutil.copytree(ROOT, copy, symlinks=True, ignore=ignored)
    author = ("-c", "user.name=a", "-c", "user.email=a@scrapelint.example")
    for command in (["init", "-q"], ["add", "-A"], [*author, "commit", "-q", "-m", "."], ["tag", "as-it-stands"]):
        subprocess.run(["git", *command], cwd=copy, check=True, capture_output=True)
    return copy


@pytest.mark.network
@pytest.mark.timeout(1800)
def test_pre_commit_installs_the_hook_and_runs_it(tmp_path, articles):
    """All of it, dependencies too, as with a user: takes minutes, and a package index."""
    used = yaml.safe_load(pre_commit_use())
    used["repos"][0] |= {"repo": str(checkout(tmp_path)), "rev": "as-it-stands"}
    (articles / ".pre-commit-config.yaml").write_text(yaml.safe_dump(used), "utf-8")
    subprocess.run(["git", "init", "-q"], cwd=articles, check=True)
    subprocess.run(["git", "add", "-A"], cwd=articles, check=True)
    env = {
        **os.environ,
        "PRE_COMMIT_HOME": str(tmp_path / "home"),
        "PIP_COMPILE": "0",  # of what is installed most is never imported: Python compiles what is, in half of the time
        "PYTHONDONTWRITEBYTECODE": "",
        "PIP_CONSTRAINT": (ROOT / "requirements-dev.lock").as_uri(),  # a path may not hold spaces
    }
    command = [BIN / "pre-commit", "run", "scrapelint", "--verbose", "--files"]
    for file, code in (("sound.jsonl", 0), ("by hand/broken.jsonl", 1)):
        ran = subprocess.run([*command, file], cwd=articles, env=env, capture_output=True, text=True, check=False)
        assert ran.returncode == code, ran.stdout + ran.stderr
    assert "object-object" in ran.stdout
