"""How commands are called, and how failures are told."""

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from revflow import texts
from revflow.cli.app import app
from revflow.cli.failing import told
from revflow.cli.usage import told_usage
from revflow.domain.errors import OutsideError, StaleError

COMMANDS = [
    *["check", "schema", "up", "deploy", "worker", "web", "launch", "status", "tasks", "decide", "answer"],
    *["attach", "leave", "stop", "hold", "release", "remind", "outbox", "link", "sweep", "people", "demo"],
    *["claim", "reassign", "take-back", "reopen", "away", "pair", "choose"],
]


def python(code, given="", terminal=None, **environ):
    kept = {name: os.environ.get(name, "") for name in ("PATH", "PYTHONPATH")}
    return subprocess.run(
        [sys.executable, "-c", code],
        **({"input": given} if terminal is None else {"stdin": terminal}),
        env=kept | environ,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_help_names_every_command(revflow):
    """Who has forgotten a command finds it in the help."""
    said = revflow("--help")

    listed = {line.split()[0] for line in said.out.splitlines() if line.startswith("  ") and line.split()}
    assert said.code == 0
    assert set(COMMANDS) <= listed


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(revflow, command):
    """`--help` of a command prints its usage and loads nothing that it needs to run."""
    said = revflow(command, "--help")

    assert said.code == 0
    assert f"revflow {command}" in said.out


@pytest.mark.parametrize("words", [["frobnicate"], ["check"], ["status", "--frobnicate"], ["up", "--port", "0"]])
def test_wrong_usage_ends_with_two_and_leaves_standard_output_empty(revflow, words):
    """Scripts tell wrong usage (2) from faulty input (1) and from trouble outside (3)."""
    said = revflow(*words)

    assert (said.code, said.out) == (2, "")
    assert said.err


WRONG = [
    (["frobnicate"], "frobnicate", ""),
    (["lanch", "mini.yaml"], "launch", ""),
    (["people", "chek"], "check", "people"),
    (["check"], "PROGRAM", "check"),
    (["launch", "mini.yaml"], "--people", "launch"),
    (["launch", "mini.yaml", "--people", "x.csv", "--start", "2020-99-01"], "--start", "launch"),
    (["up", "--port", "65535"], "65534", "up"),
    (["up", "--port"], "--port", "up"),
    (["people", "check", "x.csv", "--json=1"], "--json", "people check"),
    (["deploy", "--type", "thread"], "process", "deploy"),
    (["status", "--jsno"], "--json", "status"),
    (["status", "one", "two"], "", "status"),
]
ENGLISH = re.compile(r"\b(usage|error|invalid|missing|option|such|does|match|for|the|see)\b", re.IGNORECASE)
CALLING = """
import io, json, sys
from revflow.cli import main
told = []
for words in json.load(sys.stdin):
    sys.argv[1:] = words
    sys.stdout, sys.stderr = io.StringIO(), io.StringIO()
    told.append((main(), sys.stdout.getvalue(), sys.stderr.getvalue()))
json.dump(told, sys.__stdout__)
"""


@pytest.mark.parametrize("language", ["en", "fr"])
def test_wrong_usage_is_one_sentence_that_names_the_word_and_the_help(language):
    """Who mistypes a command reads what is wrong, in the own language, and where the right words stand."""
    # given a terminal in that language
    calls = [words for words, _named, _command in WRONG]
    # when commands are called in wrong ways
    called = python(CALLING, json.dumps(calls), REVFLOW_LANG=language)
    # then each time one line says so and names the remedy; in French, nothing of it is Typer's English
    for (words, named, command), (code, out, err) in zip(WRONG, json.loads(called.stdout), strict=True):
        assert (code, out, err.count("\n")) == (2, "", 1), words
        assert named in err
        assert err.endswith(" ".join(["revflow", *command.split(), "--help\n"]))
        assert language == "en" or not ENGLISH.search(err.replace("L'option", "").replace("--help", ""))


def test_what_is_not_confirmed_is_told_as_not_done(monkeypatch, capsys):
    """Who answers no has done nothing, and reads so."""
    code = told_usage(typer.Abort(), app, ["stop", "P001"])

    assert code == 1
    assert capsys.readouterr().err == "Nothing was done.\n"


AGAIN_EN = "Please answer y (yes) or n (no); Enter alone is no."
AGAIN_FR = "Répondez o (oui) ou n (non) ; Entrée seule vaut non."
ASKED = [
    ("en", ["yes", "Y", "", "no", "oui", "n"], f"done|done|not|not|{AGAIN_EN}\nAgain? [y/N]:not|"),
    ("fr", ["oui", "O", "yes", "y", "", "non", "ja", "o"], f"{4 * 'done|'}not|not|{AGAIN_FR}\nAgain? [o/N] :done|"),
]
ASKING = """
import sys, typer
from revflow.cli.asking import ask
for _ in range(%d):
    try:
        ask("Again?", yes=False)
        print("done", end="|", file=sys.stderr)
    except typer.Abort:
        print("not", end="|", file=sys.stderr)
"""


@pytest.mark.parametrize(("language", "typed", "told"), ASKED)
def test_a_question_is_asked_and_answered_in_the_terminal_s_language(language, typed, told):
    """Given a terminal, when a word is neither yes nor no, then it is asked again; in French English is taken too."""
    keys, terminal = pty.openpty()
    try:
        os.write(keys, "".join(f"{line}\n" for line in typed).encode())
        asked = python(ASKING % (len(typed) - 1), terminal=terminal, REVFLOW_LANG=language, PYTHONUTF8="1")
    finally:
        os.close(keys)
        os.close(terminal)

    assert re.sub(r"(^|\|)Again\? \[./N\] ?:", r"\1", asked.stderr) == told


def test_no_sentence_sends_anybody_to_a_command_that_does_not_exist():
    """A remedy that cannot be carried out is worse than none."""
    catalogues = Path(texts.__file__).parent.rglob("*.ftl")
    named = {word for path in catalogues for word in re.findall(r"[“«\"] ?revflow ([a-z]+)", path.read_text("utf-8"))}

    assert {"up", "outbox"} <= named <= set(COMMANDS)


def test_help_speaks_the_language_of_the_terminal():
    """REVFLOW_LANG comes before LC_ALL and LANG."""
    code = "import sys; sys.argv = ['revflow', '--help']; from revflow.cli import main; main()"

    french = python(code, REVFLOW_LANG="fr", LANG="en_US.UTF-8")
    english = python(code, LC_ALL="en_GB.UTF-8", LANG="fr_FR.UTF-8")

    assert "Lancer une cohorte" in french.stdout
    assert "Launch a cohort" in english.stdout


@pytest.mark.parametrize("words", [["status", "--json"], ["tasks"], ["outbox"]])
def test_commands_that_people_use_do_not_load_prefect(words, tmp_path):
    """Importing Prefect takes longer than answering does."""
    code = f"""
import sys
from revflow.cli import main
sys.argv = ["revflow", *{words!r}]
assert main() == 0
assert "revflow.store" in sys.modules
assert not [name for name in sys.modules if name.partition(".")[0] == "prefect"]
"""

    done = python(code, REVFLOW_HOME=str(tmp_path / "home"))

    assert done.returncode == 0, done.stderr


def test_an_unforeseen_error_is_one_sentence_and_a_log_that_only_its_owner_reads(monkeypatch, tmp_path, capsys):
    """Nobody is shown a traceback; who must find the cause finds it in the data folder."""
    monkeypatch.setenv("REVFLOW_HOME", str(tmp_path))
    monkeypatch.delenv("REVFLOW_DEBUG", raising=False)

    code = told(ZeroDivisionError("by accident"))

    log = tmp_path / "logs" / "cli.log"
    said = capsys.readouterr()
    assert code == 3
    assert (said.out, len(said.err.strip().splitlines())) == ("", 1)
    assert str(log) in said.err
    assert "ZeroDivisionError: by accident" in log.read_text()
    assert log.stat().st_mode & 0o077 == 0


def test_a_traceback_is_shown_where_it_was_asked_for(monkeypatch, tmp_path, capsys):
    """REVFLOW_DEBUG is for who looks for the cause."""
    monkeypatch.setenv("REVFLOW_HOME", str(tmp_path))
    monkeypatch.setenv("REVFLOW_DEBUG", "1")

    told(ZeroDivisionError("by accident"))

    assert "ZeroDivisionError: by accident" in capsys.readouterr().err


def test_an_error_goes_without_a_log_where_none_can_be_written(monkeypatch, tmp_path, capsys):
    """A folder that cannot be used must not turn one failure into two."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("REVFLOW_HOME", str(tmp_path / "file"))
    monkeypatch.delenv("REVFLOW_DEBUG", raising=False)

    assert told(StaleError("lease")) == 3
    assert "StaleError" in capsys.readouterr().err


def test_trouble_outside_ends_with_three(capsys):
    """What answers badly is named; a script knows that trying again may help."""
    code = told(OutsideError("port-taken", port=8470))

    assert code == 3
    assert "8470" in capsys.readouterr().err


@pytest.mark.parametrize("line", [100, 1234])
def test_a_line_number_is_never_read_as_a_sign(revflow, tmp_path, line):
    """Editors jump to path:line:column; Rich would make an emoji of :100:."""
    program = tmp_path / "p.yaml"
    program.write_text("#\n" * (line - 1) + "revflow: 2\n", encoding="utf-8")

    said = revflow("check", program)

    assert f"{program}:{line}:10: " in said.out


def test_what_a_file_brings_along_is_shown_on_one_line_and_moves_no_cursor(revflow, tmp_path):
    """A key of a program may hold what a terminal would obey."""
    program = tmp_path / "p.yaml"
    program.write_text('revflow: 1\n"a\\e[2Jb": 1\nx: "\\n"\n"c\\nd": 1\n', encoding="utf-8")

    said = revflow("check", program)

    assert said.code == 1
    assert "\x1b" not in said.out
    assert all(line.startswith(str(program)) for line in said.out.splitlines())


@pytest.mark.parametrize("words", [["p.yaml"], ["p.yaml", "--json"]])
def test_a_terminal_of_few_letters_gets_escapes(tmp_path, words):
    """French is told on any terminal, with escapes for what its encoding lacks; JSON stays JSON."""
    (tmp_path / "p.yaml").write_text("revflow: 2\nétape: 1\n", encoding="utf-8")
    code = f"import sys; sys.argv = ['revflow', 'check', *{words!r}]; from revflow.cli import main; sys.exit(main())"

    done = python(f"import os; os.chdir({str(tmp_path)!r}); {code}", PYTHONIOENCODING="ascii", REVFLOW_LANG="fr")

    assert done.returncode == 1, done.stderr
    if "--json" in words:
        assert any("étape" in fault["message"] for fault in json.loads(done.stdout))
    else:
        assert "p.yaml:2:1: \\xab" in done.stdout


def test_a_word_that_is_not_utf8_is_wrong_usage(revflow, tmp_path, monkeypatch):
    """No name in a database or a mail can hold such bytes."""
    monkeypatch.setenv("REVFLOW_HOME", str(tmp_path))

    said = revflow("status", "a\udc80")

    assert (said.code, said.out) == (2, "")
    assert "UTF-8" in said.err
    assert "a\\udc80" in said.err


def test_an_error_that_cannot_be_told_in_words_is_told_as_unforeseen(monkeypatch, tmp_path, capsys):
    """A slip in telling must not show a traceback instead."""
    monkeypatch.setenv("REVFLOW_HOME", str(tmp_path))
    monkeypatch.delenv("REVFLOW_DEBUG", raising=False)

    assert told(OutsideError("port-taken")) == 3
    assert str(tmp_path / "logs" / "cli.log") in capsys.readouterr().err
