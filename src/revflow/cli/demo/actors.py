"""What scripted people do with a letter: they open its links, read the page, and fill in what stands there."""

from collections.abc import Callable

from revflow.cli.demo.cast import Cast
from revflow.cli.demo.filling import files, filled
from revflow.cli.demo.mailbox import Mail
from revflow.cli.demo.pages import Browser, Form, Page
from revflow.domain.errors import OutsideError
from revflow.texts import say
from revflow.web.handing import HAND

_LEAVES_AT = 4
"""Letters about sessions that the leaver reads, whoever of the pair answers them, before she leaves."""

_BAD_REQUEST = 400


class Actors:
    """All people of the demo, who share a browser. `acts` counts what they did, `people` who acted."""

    def __init__(self, cast: Cast, tell: Callable[[str], None]) -> None:
        self._cast = cast
        self._tell = tell
        self._browser = Browser()
        self._letters_to_leaver = 0
        self.acts = 0
        self.people: set[str] = set()

    def read(self, mail: Mail) -> None:
        """Open each request that a letter links to, and do what it asks; an invitation only goes into the calendar."""
        if mail.invitation:
            return
        for link in mail.links:
            if "/tasks/" in link:
                self._open(mail, link)

    def close(self) -> None:
        """Close the browser."""
        self._browser.close()

    def _open(self, mail: Mail, link: str) -> None:
        page = self._browser.open(link)
        if page.status >= _BAD_REQUEST:
            raise _refused(page)
        if mail.to == self._cast.leaver and self._wants_to_leave(page):
            self._leave(mail)
        elif asked := [form for form in page.forms if not form.offers(HAND)]:
            self._fill(mail.to, page, asked[0])
        else:
            return  # somebody else was faster, or the journey has ended
        self.acts += 1
        self.people.add(mail.to)

    def _moment(self, name: str, times: int = 1) -> bool:
        happens = self._cast.happens(name, times)
        if happens:
            self._tell(f"demo-moment-{name}")
        return happens

    # --- leaving ----------------------------------------------------------------------------------------------
    def _wants_to_leave(self, page: Page) -> bool:
        if self._cast.step(page.title) == "sessions":
            self._letters_to_leaver += 1
        return self._letters_to_leaver >= _LEAVES_AT and self._moment("left")

    def _leave(self, mail: Mail) -> None:
        link = next(link for link in mail.links if "/leave/" in link)
        asked = self._browser.open(link)
        self._accepted(self._browser.send(asked, asked.forms[0], {}))

    # --- tasks ------------------------------------------------------------------------------------------------
    def _fill(self, reader: str, page: Page, form: Form) -> None:
        if form.offers("outcome"):
            self._decide(reader, page, form)
        elif form.offers("result"):
            self._accepted(self._browser.send(page, form, {}, ("result", "held")))
        else:
            values = filled(self._cast, reader, page, form)
            button = form.buttons[0] if form.buttons else ("", "")
            self._accepted(self._browser.send(page, form, values, button, files(page, form)))

    def _decide(self, reader: str, page: Page, form: Form) -> None:
        outcomes = form.offers("outcome")
        scores = [name for name in form.fields if name.startswith("score.")]
        outcome, comment, score = outcomes[0], "", "4"
        if scores and any(name in page.text for name in self._cast.failing) and self._moment("failed", 2):
            outcome, comment, score = "decline", "demo-comment-vetting", "1"
        elif reader == self._cast.decliner and self._is_acceptance(page) and self._moment("declined"):
            outcome = "decline"
        elif self._is_module(page, outcomes) and self._moment("sent-back"):
            outcome, comment = "revise", "demo-comment-module"
        values = {name: [score] for name in scores}
        values["comment"] = [say(page.language, comment)] if comment else []
        self._accepted(self._browser.send(page, form, values, ("outcome", outcome)))

    def _is_acceptance(self, page: Page) -> bool:
        return self._cast.step(page.title) == "pair-acceptance"

    def _is_module(self, page: Page, outcomes: list[str]) -> bool:
        return self._cast.step(page.title) == "module-design" and "revise" in outcomes

    def _accepted(self, page: Page) -> None:
        if page.status >= _BAD_REQUEST:
            raise _refused(page)


def _refused(page: Page) -> OutsideError:
    return OutsideError("demo-page", title=page.title, text=page.text[200:900])
