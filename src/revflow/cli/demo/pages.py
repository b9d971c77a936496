"""A browser for people of the demo: opens a page, reads its forms as they stand there, sends them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin

import httpx


@dataclass(slots=True)
class Field:
    """One control of a form. `options` are the values offered, `values` those chosen or typed already."""

    name: str
    kind: str
    required: bool = False
    accept: str = ""
    options: list[str] = field(default_factory=list)
    values: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Form:
    """A form: its controls by name, its buttons as (name, value)."""

    multipart: bool = False
    fields: dict[str, Field] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)

    def offers(self, name: str) -> list[str]:
        """Return the values of the buttons of that name."""
        return [value for button, value in self.buttons if button == name]


@dataclass(slots=True)
class Page:
    """A page as a person sees it. `title` is its first heading, `links` are absolute; `remarked`: it quotes remarks."""

    url: str
    status: int
    language: str = "en"
    title: str = ""
    text: str = ""
    remarked: bool = False
    forms: list[Form] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


class Browser:
    """One person's browser."""

    def __init__(self, client: httpx.Client | None = None) -> None:
        self._client = client or httpx.Client(follow_redirects=True, timeout=30)

    def open(self, url: str) -> Page:
        """Open an address; nothing is changed by it."""
        return _page(self._client.get(url))

    def send(
        self,
        page: Page,
        form: Form,
        values: Mapping[str, Sequence[str]],
        button: tuple[str, str] = ("", ""),
        files: Mapping[str, tuple[str, bytes]] | None = None,
    ) -> Page:
        """Send a form: what was filled in already, with `values` in its place where given, and the button pressed."""
        filled = {name: control.values for name, control in form.fields.items() if control.kind != "file"}
        sent = [(name, value) for name, chosen in {**filled, **values}.items() for value in chosen]
        if button[0]:
            sent.append(button)
        headers = {"Origin": str(httpx.URL(page.url).copy_with(raw_path=b"/")).rstrip("/")}
        if not form.multipart:
            data: dict[str, list[str]] = {}
            for name, value in sent:
                data.setdefault(name, []).append(value)
            return _page(self._client.post(page.url, data=data, headers=headers))
        parts: list[tuple[str, tuple[str | None, bytes]]] = [(name, (None, value.encode())) for name, value in sent]
        return _page(self._client.post(page.url, files=[*parts, *(files or {}).items()], headers=headers))

    def close(self) -> None:
        """Close the connections."""
        self._client.close()


def _page(response: httpx.Response) -> Page:
    reader = _Reader(str(response.url))
    reader.feed(response.text)
    text = " ".join("".join(reader.words).split())
    return Page(
        url=str(response.url),
        status=response.status_code,
        language=reader.language,
        title=" ".join("".join(reader.heading).split()),
        text=text,
        remarked=reader.remarked,
        forms=reader.forms,
        links=reader.links,
    )


class _Reader(HTMLParser):
    """Collects forms, links and text."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.links: list[str] = []
        self.words: list[str] = []
        self.heading: list[str] = []
        self.language = "en"
        self.remarked = False
        self._url = url
        self._form: Form | None = None
        self._control: Field | None = None
        self._silent = 0
        self._in_heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        match tag:
            case "style" | "script":
                self._silent += 1
            case "html":
                self.language = given.get("lang", self.language)
            case "h1":
                self._in_heading = not self.heading
            case "blockquote":
                self.remarked = True
            case "a" if "href" in given:
                self.links.append(urljoin(self._url, given["href"]))
            case "form":
                self._form = Form(multipart=given.get("enctype") == "multipart/form-data")
                self.forms.append(self._form)
            case "input" | "textarea" | "select" | "option" | "button" if self._form is not None:
                self._add(self._form, tag, given)

    def handle_endtag(self, tag: str) -> None:
        match tag:
            case "style" | "script":
                self._silent -= 1
            case "h1":
                self._in_heading = False
            case "form":
                self._form = None
            case "textarea" | "select":
                self._control = None

    def handle_data(self, data: str) -> None:
        if self._control is not None and self._control.kind == "textarea":
            written = "".join(self._control.values) + data
            self._control.values = [written.removeprefix("\n")] if written.strip() else []
        elif not self._silent:
            self.words.append(data)
            if self._in_heading:
                self.heading.append(data)

    def _add(self, form: Form, tag: str, given: Mapping[str, str]) -> None:
        name = given.get("name", "")
        if tag == "button":
            form.buttons.append((name, given.get("value", "")))
        elif tag == "option":
            self._option(given)
        elif name:
            self._control_of(form, tag, name, given)

    def _option(self, given: Mapping[str, str]) -> None:
        if self._control is None:
            return
        if given.get("value"):
            self._control.options.append(given["value"])
        if "selected" in given and given.get("value"):
            self._control.values = [given["value"]]

    def _control_of(self, form: Form, tag: str, name: str, given: Mapping[str, str]) -> None:
        kind = given.get("type", "text") if tag == "input" else tag
        control = form.fields.setdefault(name, Field(name, kind, accept=given.get("accept", "")))
        control.required = control.required or "required" in given
        if tag != "input":
            self._control = control
        elif kind in ("checkbox", "radio"):
            control.options.append(given.get("value", "on"))
            if "checked" in given:
                control.values.append(given.get("value", "on"))
        elif given.get("value"):
            control.values = [given["value"]]
