"""How the tests are spread over workers."""

import subprocess
import sys

PROBE = """
import pytest

@pytest.mark.xdist_group("together")
def test_probe():
    pass
"""


def test_tests_of_one_group_stay_on_one_worker(tmp_path):
    """The group is part of the test's id where xdist has its say; a pytest that hides it scatters the tests."""
    (tmp_path / "test_probe.py").write_text(PROBE, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-v", "-n", "1", "--dist", "loadgroup", "--rootdir", tmp_path, tmp_path]

    told = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True, timeout=120).stdout

    assert "test_probe.py::test_probe@together" in told
