"""What `pip install revflow` brings along."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built once from the working tree."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "--wheel-dir", str(folder), str(ROOT)], check=True, capture_output=True)
    return next(folder.glob("revflow-*.whl"))


def files(folder, pattern="*"):
    return {path.relative_to(ROOT / folder).as_posix() for path in (ROOT / folder).rglob(pattern) if path.is_file()}


@pytest.mark.parametrize("folder", ["programs", "templates", "flows"])
def test_the_wheel_brings_every_program_template_and_flow(wheel, folder):
    """A company that installs the wheel has the shipped programs, texts and flows without a checkout."""
    names = set(zipfile.ZipFile(wheel).namelist())

    expected = {f"revflow/shipped/{folder}/{name}" for name in files(folder) if "__pycache__" not in name}

    assert expected, f"{folder} is empty"
    assert expected <= names


def test_the_wheel_brings_catalogues_migrations_and_types(wheel):
    """What is no Python module is packaged too: catalogues, migrations, the mark of typed packages."""
    names = set(zipfile.ZipFile(wheel).namelist())

    catalogues = {f"revflow/texts/{name}" for name in files("src/revflow/texts", "*.ftl")}
    migrations = {f"revflow/store/migrations/{name}" for name in files("src/revflow/store/migrations", "*.py")}

    assert catalogues
    assert migrations
    assert catalogues | migrations | {"revflow/py.typed"} <= names


def test_a_program_is_checked_from_the_wheel_alone(wheel, tmp_path):
    """The shipped program and its steps, mails and contents are found inside the package, away from the repository."""
    site = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(site)
    program = site / "revflow/shipped/programs/transition-numerique.yaml"
    code = "import sys; from revflow.cli import main; sys.exit(main())"

    done = subprocess.run(
        [sys.executable, "-c", code, "check", str(program)],
        cwd=tmp_path,
        env={"PYTHONPATH": str(site), "PATH": "", "REVFLOW_LANG": "en"},
        capture_output=True,
        text=True,
        check=False,
    )

    told = done.stdout.splitlines()
    assert done.returncode == 0, done.stderr
    assert all(line.endswith("(a warning)") for line in told), told
    assert "no faults" in done.stderr
