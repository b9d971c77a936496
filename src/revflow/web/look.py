"""How pages look: templates, filled strictly and escaped, in the reader's language."""

from collections.abc import Callable, Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response

from revflow import texts
from revflow.domain.errors import RevflowError
from revflow.texts.typography import typeset


class Look:
    """Fills the templates of one folder."""

    def __init__(self, folder: Path) -> None:
        self._templates = Environment(
            loader=FileSystemLoader(folder),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def fill(self, template: str, language: str, values: dict[str, object]) -> str:
        """Return the HTML of a template, which may say any message of the catalogues with `t`."""
        known = {"language": texts.known_language(language), "t": speaker(language)}
        return self._templates.get_template(template).render(known | values)

    def page(self, template: str, language: str, values: dict[str, object], status: int = 200) -> Response:
        """Return an answer with that HTML."""
        return HTMLResponse(self.fill(template, language, values), status)

    def message(self, language: str, name: str, status: int) -> Response:
        """Return a plain page: the messages `web-<name>-title` and `web-<name>-text`."""
        say = speaker(language)
        values: dict[str, object] = {"heading": say(f"web-{name}-title"), "sentences": [say(f"web-{name}-text")]}
        return self.page("message.html", language, values, status)

    def trouble(self, accepts: str, name: str, status: int) -> Response:
        """Return a plain page on what went wrong, for a reader known only by the header Accept-Language."""
        return self.message(spoken(accepts), name, status)

    def error(self, language: str, error: RevflowError, status: int, zone: str = "UTC") -> Response:
        """Return a plain page with an error's sentence; instants in it are told in that time zone."""
        heading = f"web-{error.code}-title"
        values: dict[str, object] = {
            "heading": speaker(language)(heading if texts.known(heading) else "web-refused-title"),
            "sentences": [sentence(language, error, zone)],
        }
        return self.page("message.html", language, values, status)


def speaker(language: str) -> Callable[..., str]:
    """Return a function that says messages in that language, typeset."""

    def say(key: str, **data: object) -> str:
        return typeset(texts.say(language, key, **data), language)

    return say


def sentence(language: str, error: RevflowError, zone: str = "UTC", names: Mapping[str, object] | None = None) -> str:
    """Return an error's sentence; one that the catalogues do not hold is told in general words.

    `names` are said instead of the codes in the error's data.
    """
    try:
        return typeset(texts.say_error(language, error.code, {**error.data, **(names or {})}, zone), language)
    except texts.UnknownTextError:
        return speaker(language)("web-refused-text")


def spoken(accepts: str) -> str:
    """Return the first language with a catalogue that a header Accept-Language names, else English."""
    ranked = []
    for place, part in enumerate(accepts.split(",")):
        tag, _, weight = part.strip().partition(";q=")
        try:
            ranked.append((-float(weight or 1), place, tag.lower().partition("-")[0]))
        except ValueError:
            continue
    return next((tag for _weight, _place, tag in sorted(ranked) if tag in texts.LANGUAGES), texts.LANGUAGES[0])
