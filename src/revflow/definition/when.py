"""The expressions of `when` (rule 25): a small grammar of its own, read into a tree, never handed to Python.

    expression  = and ("or" and)*
    and         = not ("and" not)*
    not         = "not" not | comparison
    comparison  = operand [sign operand]    sign = == | != | < | <= | > | >= | in | not in
    operand     = name | text | number | true | false | "[" [literal ("," literal)*] "]" | "(" expression ")"
    name        = word ("." word)*        word = letter (letter | digit | "-" | "_")*
    text        = '...' or "..."          number = 3, -1, 2.5

A name stands for a value that the engine gives: `groups.<group>` (its members), `topics.<topic>` (is the journey
about it?), `person.<column>` of the subject, `mentee.<column>` and `mentor.<column>` of a pair, `<step>.<field>` of an
earlier answer. Nothing (an unknown value, an empty text, an empty list or group, 0) is false; a value that cannot be
compared with the other makes `<` and its like false. Numbers in texts compare as numbers. Evaluation never raises.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from revflow.definition.expression import Both, Compare, Expression, Literal, Name, Not, Scalar, evaluate, names

__all__ = ["Expression", "WhenError", "evaluate", "names", "parse"]

MAX_LENGTH = 1000
MAX_DEPTH = 20
_SIGN_OR_WORD = re.compile(
    r"\s*(?:(?P<text>'[^']*'|\"[^\"]*\")|(?P<number>-?[0-9]{1,15}(?:\.[0-9]{1,15})?(?![\w.]))"
    r"|(?P<name>[^\W\d_](?:[\w-]*\w)?(?:\.[^\W\d_](?:[\w-]*\w)?)*)|(?P<sign>==|!=|<=|>=|<|>|\(|\)|\[|\]|,))"
)
_KEYWORDS = frozenset({"and", "or", "not", "in", "true", "false"})
_COMPARISONS = frozenset({"==", "!=", "<", "<=", ">", ">=", "in"})


class WhenError(ValueError):
    """An expression that cannot be read: at `offset` (from 0) stands `found`, or the end (empty)."""

    def __init__(self, offset: int, found: str) -> None:
        super().__init__("when")
        self.offset = offset
        self.found = found


@lru_cache(maxsize=512)
def parse(text: str) -> Expression:
    """Read an expression. Raises WhenError."""
    if len(text) > MAX_LENGTH:
        raise WhenError(MAX_LENGTH, "")
    parser = _Parser(text)
    found = parser.either()
    if parser.ahead:
        raise WhenError(parser.offset, parser.ahead)
    return found


class _Parser:
    """Reads tokens from left to right; `ahead` is the next one, of `kind`, at `offset`."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = self._tokens()
        self.depth = 0
        self.kind = self.ahead = ""
        self.offset = 0
        self._advance()

    def _tokens(self) -> Iterator[tuple[str, str, int]]:
        at = 0
        while self.text[at:].strip():
            match = _SIGN_OR_WORD.match(self.text, at)
            if match is None or match.lastgroup is None:
                start = at + len(self.text[at:]) - len(self.text[at:].lstrip())
                raise WhenError(start, self.text[start : start + 10])
            kind, word = match.lastgroup, match[match.lastgroup]
            yield ("word" if word in _KEYWORDS else kind), word, match.start(match.lastgroup)
            at = match.end()

    def _advance(self) -> str:
        taken = self.ahead
        self.kind, self.ahead, self.offset = next(self.tokens, ("", "", len(self.text)))
        return taken

    def _fail(self) -> WhenError:
        return WhenError(self.offset, self.ahead)

    def either(self) -> Expression:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise self._fail()
        left = self.both()
        while self.ahead == "or":
            left = Both(self._advance(), left, self.both())
        self.depth -= 1
        return left

    def both(self) -> Expression:
        left = self.negation()
        while self.ahead == "and":
            left = Both(self._advance(), left, self.negation())
        return left

    def negation(self) -> Expression:
        if self.ahead == "not" and self.kind == "word":
            self._advance()
            self.depth += 1
            if self.depth > MAX_DEPTH:
                raise self._fail()
            item = Not(self.negation())
            self.depth -= 1
            return item
        return self.comparison()

    def comparison(self) -> Expression:
        left = self.operand()
        negated = self.ahead == "not" and self.kind == "word"
        if negated:
            self._advance()
            if self.ahead != "in":
                raise self._fail()
        if self.kind in {"sign", "word"} and self.ahead in _COMPARISONS:
            sign = self._advance()
            left = Compare(sign, left, self.operand())
        return Not(left) if negated else left

    def operand(self) -> Expression:
        if self.kind == "name":
            return Name(self._advance())
        if self.kind == "sign" and self.ahead == "(":
            self._advance()
            inner = self.either()
            self._close(")")
            return inner
        if self.kind == "sign" and self.ahead == "[":
            return self._list()
        return Literal(self._literal())

    def _list(self) -> Expression:
        self._advance()
        items: list[Scalar] = []
        while self.ahead != "]":
            items.append(self._literal())
            if self.ahead != "]":
                self._close(",")
        self._advance()
        return Literal(tuple(items))

    def _close(self, sign: str) -> None:
        if self.kind != "sign" or self.ahead != sign:
            raise self._fail()
        self._advance()

    def _literal(self) -> Scalar:
        if self.kind == "text":
            return self._advance()[1:-1]
        if self.kind == "number":
            word = self._advance()
            return float(word) if "." in word else int(word)
        if self.kind == "word" and self.ahead in {"true", "false"}:
            return self._advance() == "true"
        raise self._fail()
