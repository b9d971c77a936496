"""What can be refused or fail. An error carries a code and its data; its sentence is in the catalogues (`texts`)."""

from typing import ClassVar


class RevflowError(Exception):
    """Base of all errors that people read. Its sentence is `error-<code>` in the catalogues, with `data`."""

    exit_code: ClassVar[int] = 1

    def __init__(self, code: str, **data: object) -> None:
        super().__init__(code)
        self.code = code
        self.data = data

    def __str__(self) -> str:
        """The code and its data, for logs: never a name, an address or an answer."""
        return self.code


class RefusedError(RevflowError):
    """A person asked for something that the rules do not allow now; nothing was changed."""


class FaultyInputError(RevflowError):
    """A file or form has faults, all of them listed in `faults`; nothing of it was taken."""

    def __init__(self, code: str, faults: tuple["Fault", ...], **data: object) -> None:
        super().__init__(code, **data)
        self.faults = faults


class OutsideError(RevflowError):
    """Something outside revflow did not answer or said no: a database, a mail server, Prefect, a disk."""

    exit_code: ClassVar[int] = 3


class UsageError(RevflowError):
    """revflow was called, or set up, in a way that cannot be carried out; its sentence says what it takes."""

    exit_code: ClassVar[int] = 2


class StaleError(RevflowError):
    """Somebody else wrote first (version) or drives now (lease token): read again. Never shown to people."""


class Fault:
    """One fault of an input: where it is, the code of its sentence (`fault-<code>` in the catalogues), and its data."""

    __slots__ = ("code", "column", "data", "line", "path", "warning")

    def __init__(
        self, code: str, path: str = "", line: int = 0, column: int = 0, *, warning: bool = False, **data: object
    ) -> None:
        self.code = code
        self.path = path
        self.line = line
        self.column = column
        self.warning = warning
        self.data = data

    def __repr__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.code} {self.data}"
