"""What the house asks of every module, tests included: short functions, short files."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]
MODULES = sorted(path for folder in ("src", "tests", "flows") for path in (ROOT / folder).rglob("*.py"))
LINES_OF_A_FUNCTION = 40
LINES_OF_A_FILE = 300


def lines(function):
    """The lines of a function from its `def` to its end, without its decorators."""
    return function.end_lineno - function.lineno + 1


def long_functions(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and lines(node) > LINES_OF_A_FUNCTION:
            yield f"{path.relative_to(ROOT).as_posix()}:{node.name}"


def test_no_function_is_longer_than_forty_lines():
    """A longer one does two things: one of them has a name of its own."""
    found = {name for path in MODULES for name in long_functions(path)}

    assert found == set()


def test_no_file_is_longer_than_three_hundred_lines():
    """A longer one speaks of two things."""
    found = {
        str(path.relative_to(ROOT)) for path in MODULES if len(path.read_text("utf-8").splitlines()) > LINES_OF_A_FILE
    }

    assert found == set()


def test_the_lines_of_a_function_are_counted_without_its_decorators():
    """Given one of forty lines below a decorator, and one of a line more, then the second alone is too long."""
    body = "    x = 1\n"
    source = f"@made\ndef short():\n{body * 39}\ndef long():\n{body * 40}"

    counted = {node.name: lines(node) for node in ast.parse(source).body}

    assert counted == {"short": 40, "long": 41}
