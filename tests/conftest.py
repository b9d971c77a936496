"""What all tests share: profiles of hypothesis, fixtures of services, and what is said of skipped tests."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

TESTS = Path(__file__).parent
NO_SKIPS = os.environ.get("REVFLOW_NO_SKIPS") == "1"

pytest_plugins = [f"fixtures.{path.stem}" for path in sorted((TESTS / "fixtures").glob("[!_]*.py"))]

# Machines differ in speed: an example that is slow once says nothing about the rule that it checks.
settings.register_profile("quick", max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("thorough", parent=settings.get_profile("quick"), max_examples=500)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


def _has_postgresql() -> bool:
    return shutil.which("initdb") is not None or any(Path("/usr/lib/postgresql").glob("*/bin/initdb"))


def _has_chromium() -> bool:
    return any(shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))


def _has_dovecot() -> bool:
    return shutil.which("dovecot", path=f"{os.environ['PATH']}:/usr/sbin") is not None


def _wants() -> dict[str, str]:
    wants = {}
    if not _has_postgresql():
        wants["postgres"] = "PostgreSQL is not installed (apt-get install postgresql)"
    if not _has_chromium():
        wants["chromium"] = "Chromium is not installed (apt-get install chromium)"
    if not _has_dovecot():
        wants["dovecot"] = "Dovecot is not installed (apt-get install dovecot-imapd)"
    return wants


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items):
    """Skip what the machine cannot run; keep a file's tests on one worker: many share a service, some an order."""
    wants = _wants()
    for item in items:
        for name, reason in wants.items():
            if item.get_closest_marker(name):
                item.add_marker(pytest.mark.skip(reason=reason))
        if item.get_closest_marker("xdist_group") is None:
            item.add_marker(pytest.mark.xdist_group(str(item.path.relative_to(TESTS))))


def pytest_sessionfinish(session):
    """Under REVFLOW_NO_SKIPS a skipped test is a failure of the machine that ran the tests."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if NO_SKIPS and reporter is not None and reporter.stats.get("skipped") and session.exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter):
    """List what was skipped, with the reason, where nobody can overlook it."""
    skipped = terminalreporter.stats.get("skipped", [])
    if not skipped:
        return
    reasons: dict[str, list[str]] = {}
    for report in skipped:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        reasons.setdefault(reason.removeprefix("Skipped: "), []).append(report.nodeid)
    terminalreporter.section("skipped, and why", yellow=True)
    for reason, tests in sorted(reasons.items()):
        terminalreporter.line(f"{len(tests)} tests: {reason}")
        for test in sorted(tests):
            terminalreporter.line(f"    {test}")
    if NO_SKIPS:
        terminalreporter.line("REVFLOW_NO_SKIPS is set: skipped tests fail this run.", red=True)
