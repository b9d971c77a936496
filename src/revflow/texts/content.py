"""Content that people read in the course of a program: notices, trainings, the frame of a session; Markdown files."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from revflow.texts import known_language
from revflow.texts.typography import typeset

QUESTIONS = frozenset({"questions"})
COMMITMENTS = frozenset({"commitments", "engagements"})
"""Headings whose lists are not text but choices, in the languages that are shipped."""

SHORT = frozenset({"in short", "en bref"})
"""Headings of the short form, which a refresher repeats; it is text too."""

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


class UnknownContentError(LookupError):
    """No file `content/<name>.<language>.md`, in none of the folders; or none that can be read as UTF-8."""


@dataclass(frozen=True, slots=True)
class Content:
    """One text. `body_markdown` is what stands between the title and the lists; `version` the file's SHA-256.

    `questions` are for private reflection, `commitments` to choose from, `short` are the lines of the short form; each
    may be empty. `whole_markdown` is all below the title, lists included: for what is only read.
    """

    name: str
    language: str
    title: str
    body_markdown: str
    version: str
    questions: tuple[str, ...] = ()
    commitments: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    whole_markdown: str = ""


def content(folders: Iterable[Path | str], name: str, language: str) -> Content:
    """Return the content `name` in a language, from the first of the `templates` folders that has it.

    Falls back to the language without its country, then to English. Raises UnknownContentError.
    """
    path = _find(
        [Path(folder) for folder in folders if str(folder)],
        name,
        (language, language.partition("-")[0], known_language(language), "en"),
    )
    data, source = _read(path, name)
    spoken = path.name.split(".")[-2]
    title, sections = _sections(typeset(source, spoken))
    return Content(
        name=name,
        language=spoken,
        title=title,
        body_markdown="\n".join(
            text for heading, text in sections if _key(heading) not in QUESTIONS | COMMITMENTS
        ).strip(),
        version=sha256(data).hexdigest(),
        questions=_listed(sections, QUESTIONS),
        commitments=_listed(sections, COMMITMENTS),
        short=_listed(sections, SHORT),
        whole_markdown="\n".join(text for _heading, text in sections).strip(),
    )


def _read(path: Path, name: str) -> tuple[bytes, str]:
    """Return a file as it is, and as text: Windows puts a mark before it. Raises UnknownContentError."""
    try:
        data = path.read_bytes()
        return data, data.decode("utf-8-sig").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError):
        raise UnknownContentError(name) from None


def _find(folders: Sequence[Path], name: str, languages: Iterable[str]) -> Path:
    if not _NAME.fullmatch(name):
        raise UnknownContentError(name)
    spoken = [language for language in dict.fromkeys(languages) if _NAME.fullmatch(language)]
    places = (base / "content" / f"{name}.{language}.md" for language in spoken for base in folders)
    found = next((path for path in places if path.is_file()), None)
    if found is None:
        raise UnknownContentError(name)
    return found


def _sections(source: str) -> tuple[str, list[tuple[str, str]]]:
    """Return the title (`# …`) and the sections: (heading line or empty, text with its heading) pairs."""
    title = ""
    sections: list[tuple[str, str]] = [("", "")]
    for line in source.splitlines():
        if line.startswith("# ") and not title:
            title = line[2:].strip()
        elif line.startswith("## "):
            sections.append((line[3:].strip(), line + "\n"))
        else:
            heading, text = sections[-1]
            sections[-1] = (heading, f"{text}{line}\n")
    return title, sections


def _key(heading: str) -> str:
    return heading.lower()


def _listed(sections: Iterable[tuple[str, str]], headings: frozenset[str]) -> tuple[str, ...]:
    lines = (line for heading, text in sections if _key(heading) in headings for line in text.splitlines())
    return tuple(match[1].strip() for line in lines if (match := re.match(r"(?:[-*]|\d+\.)\s+(.+)", line)))
