"""The words of a command, before anything is made of them."""

from collections.abc import Sequence

from revflow.domain.errors import UsageError


def check_arguments(words: Sequence[str]) -> None:
    """Refuse bytes that are not UTF-8: no name in a database or a mail can hold them. Raises UsageError."""
    for word in words:
        try:
            word.encode()
        except UnicodeEncodeError:
            raise UsageError("cli-argument-signs", text=word) from None
