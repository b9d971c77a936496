"""What is refused has a sentence in both languages, with all that it speaks of."""

import ast
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

import revflow.engine
from revflow.texts import LANGUAGES, say_error

ENGINE = Path(revflow.engine.__file__).parent


def refusals():
    """Yield (code, names of its data) for each RefusedError that the engine raises."""
    for file in sorted(ENGINE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "RefusedError":
                code = node.args[0]
                assert isinstance(code, ast.Constant), f"{file.name}: a code is written out"
                yield str(code.value), tuple(str(word.arg) for word in node.keywords)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("code", "names"), sorted(set(refusals())))
def test_each_refusal_has_its_sentence(code, names, language):
    """The sentence is filled from the refusal's own data, and nothing of it is missing."""
    instants = {"at", "starts", "day"}
    data = {name: datetime(2027, 3, 1, tzinfo=UTC) if name in instants else f"<{name}>" for name in names}

    sentence = say_error(language, code, data)

    assert re.search(r"[.!?]$", sentence)
