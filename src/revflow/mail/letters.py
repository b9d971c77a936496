"""Render mails from `templates/mail/<name>/`: the company's own folder first, then the shipped one."""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from revflow.domain.errors import OutsideError
from revflow.mail.allowance import TooMuchError
from revflow.mail.sandbox import Sandbox, render_limited
from revflow.service.mail_context import EMPTY
from revflow.texts import known_language
from revflow.texts.typography import typeset

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_PARTS = ("subject.{}.txt", "body.{}.txt", "body.{}.html")
_FAULTS = (TemplateError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError, OSError)


class TemplateLetters:
    """The port `Letters`: a mail in one language is taken whole from one folder; layouts may come from either."""

    def __init__(self, shipped: Path) -> None:
        self._shipped = shipped / "mail"

    def render(
        self, template: str, language: str, context: Mapping[str, object], folder: str = ""
    ) -> tuple[str, str, str]:
        """Return subject (one line), text and HTML; in the language that catalogues fall back to if no folder has it.

        `folder` is the company's `templates` folder, or empty. Raises OutsideError `template-faulty` with `template`
        (the file), `language`, `line` (0 if unknown), `reason` (`missing`, `syntax`, `undefined`, `forbidden`,
        `too-much`, `other`) and Jinja's own `detail` in English.
        """
        if not (_NAME.fullmatch(template) and _NAME.fullmatch(language)):
            raise _faulty(f"{template}/{_PARTS[0].format(language)}", language, TemplateNotFound(template))
        folders = self._folders(folder)
        if not any(_speaks(path / template, language) for path in folders):
            language = known_language(language)
        files = [f"{template}/{part.format(language)}" for part in _PARTS]
        whole = next((path for path in folders if _speaks(path / template, language)), folders[-1])
        for file in files:
            if not (whole / file).is_file():
                raise _faulty(file, language, TemplateNotFound(file))
        sandbox = _open(folders)
        subject, text, html = (_render(sandbox, file, language, context) for file in files)
        return " ".join(subject.split()), re.sub(r"\n{3,}", "\n\n", text).strip() + "\n", html

    def _folders(self, folder: str) -> tuple[Path, ...]:
        own = Path(folder) / "mail" if folder else None
        return (own, self._shipped) if own is not None and own.is_dir() else (self._shipped,)


def _speaks(mail: Path, language: str) -> bool:
    return any(mail.glob(f"*.{language}.*"))


@lru_cache(maxsize=64)
def _open(folders: tuple[Path, ...]) -> Sandbox:
    return Sandbox(folders)


def _render(sandbox: Sandbox, file: str, language: str, context: Mapping[str, object]) -> str:
    try:
        names = {**EMPTY, **context, "language": language}
        return typeset(render_limited(sandbox.get_template(file), names), language)
    except _FAULTS as error:
        raise _faulty(file, language, error) from error


def _faulty(file: str, language: str, error: Exception) -> OutsideError:
    reasons: dict[type[Exception], str] = {
        TemplateNotFound: "missing",
        TemplateSyntaxError: "syntax",
        UndefinedError: "undefined",
        TooMuchError: "too-much",
        SecurityError: "forbidden",
        RecursionError: "too-much",
        OverflowError: "too-much",
    }
    reason = next((word for kind, word in reasons.items() if isinstance(error, kind)), "other")
    place = error.name if isinstance(error, TemplateNotFound | TemplateSyntaxError) and error.name else file
    line = error.lineno if isinstance(error, TemplateSyntaxError) else _line(error, file)
    return OutsideError(
        "template-faulty",
        template=place,
        language=language,
        line=line,
        reason=reason,
        detail=str(error),
        permanent=False,
    )


def _line(error: Exception, file: str) -> int:
    """Return the line of the template in which an error arose: Jinja rewrites tracebacks to template files."""
    line = 0
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.endswith(file):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
