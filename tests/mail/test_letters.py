"""Mails rendered from templates: the shipped ones, a company's own, and faulty ones."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from mail.context_example import LINK, example
from mail.faults import refused
from revflow import shipped
from revflow.definition.load import load
from revflow.service.mail_context import EMPTY, MailContext

TEMPLATES = shipped.folder("templates")
NAMES = sorted(path.name for path in (TEMPLATES / "mail").iterdir() if path.is_dir())
LANGUAGES = ("fr", "en")
PROMISED = {
    "needs", "mentor-offer", "training", "closing", "review-ready", "thanks", "task-form", "task-approval",
    "task-module", "task-review", "task-training", "task-sessions", "reminder", "escalation", "digest",
    "ending-finished", "ending-left", "ending-declined", "ending-stopped", "ending-unmatched", "pair-ended",
    "session-plan", "session-invitation", "session-confirm", "session-cancelled", "session-contested", "report",
    "hr-incident", "hr-left", "hr-mail-failed", "hr-template-faulty", "task-stand-in", "task-handed",
    "hr-unreachable", "session-nudge", "session-slipping", "session-agree", "session-count", "session-pulse",
    "session-recorded", "hr-help", "hr-pause", "hr-late", "pair-paused", "pair-resumed", "task-taken-over",
    "topics-unmet", "task-circle", "circle-invitation", "circle-confirm", "circle-cancelled",
    "session-group", "session-corrected",
}  # fmt: skip


class Page(HTMLParser):
    """What matters of a mail's HTML: open and closed tags, addresses, pictures."""

    VOID = frozenset({"meta", "br", "img", "hr", "link", "input"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.language = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        given = dict(attrs)
        self.links += [given["href"]] if given.get("href") else []
        self.language = given.get("lang", self.language)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, f"</{tag}> closes nothing"


def test_every_promised_mail_is_shipped():
    """What the engine and the service order has a template."""
    # given the names that are ordered
    # then each is there
    assert set(NAMES) >= PROMISED


@pytest.mark.parametrize("program", sorted(shipped.folder("programs").glob("*.yaml")), ids=lambda path: path.stem)
def test_every_mail_that_a_shipped_program_names_is_shipped(program):
    """A program that comes along never asks for a mail that does not."""
    # given a shipped program
    steps = load(program).program.steps
    # when its mails are looked up
    # then each is there
    assert {step.mail for step in steps if step.mail} <= set(NAMES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_every_shipped_mail_renders_in_both_languages(letters, name, language):
    """Subject in one line, a text to be read alone, HTML that is closed and shows nothing from elsewhere."""
    # given a realistic context
    # when the mail is rendered
    subject, text, html = letters.render(name, language, example(language))
    page = Page(html)
    # then all three parts are sound
    assert subject
    assert "\n" not in subject
    assert (page.open, page.language) == ([], language)
    assert page.tags.isdisjoint({"img", "script", "link", "iframe", "form"})
    assert all(link.startswith(("https://mentorat.exemple.test/", "mailto:")) for link in page.links)
    assert not re.search(r"\{[{%]|None|Undefined", subject + text + html)
    assert ("Bonjour Hélène," if language == "fr" else "Hello Hélène,") in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_every_shipped_mail_renders_with_the_least_it_may_get(letters, name, language):
    """A group's mailbox, no task, no partner, no topic: nothing is said that is not known."""
    # given only who writes, and the time for the mails that invite
    least = {"program": "P", "company": "C", "step": {"id": "needs", "title": "Needs"}, "code": "E001"}
    if name in ("session-invitation", "circle-invitation"):
        least["starts"] = example(language)["starts"]
    # when the mail is rendered
    subject, text, html = letters.render(name, language, least)
    # then it is whole
    assert subject
    assert Page(html).open == []
    assert "None" not in text


@pytest.mark.parametrize("name", ["needs", "task-approval", "task-form", "reminder", "session-plan", "session-confirm"])
def test_a_link_stands_on_its_own_line_in_the_text(letters, name):
    """Mail programs then make it one link, whatever it holds."""
    # given a mail that asks for something
    # when it is rendered
    _subject, text, html = letters.render(name, "en", example("en"))
    # then the text has its link alone on a line, and the HTML as a button
    assert LINK in text.splitlines()
    assert LINK in Page(html).links


def test_a_pair_that_never_started_is_told_otherwise_than_one_that_ended(letters):
    """Neither says who said no, or why (rules 7 and 11)."""
    # given a declined pair, and one whose partner left
    declined = letters.render("pair-ended", "en", example("en", cause="outcome", ending="declined"))
    stopped = letters.render("pair-ended", "en", example("en", cause="partner-left", ending="stopped"))
    # then each has its own words
    assert declined[0] == "This pair will not start"
    assert stopped[0] == "Your pair comes to an end"


HAND_OVER = ("revflow tasks --cohort transition-2027", "revflow reassign TASK --to ADDRESS")
COMMANDS = {
    "nobody-to-match": ("revflow tasks --cohort transition-2027", "revflow remind TASK", "revflow stop P017"),
    "on-hold": ("revflow release P017", "revflow stop P017"),
    "undecided": (*HAND_OVER, "revflow stop P017"),
    "nobody-to-ask": (*HAND_OVER, "revflow stop P017"),
    "action-failed": ("revflow stop P017",),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("cause", COMMANDS)
def test_a_mail_on_an_incident_names_the_commands_that_settle_it(letters, cause, language):
    """Who is told to wait or to stop is told how: by commands that exist, and no others."""
    # given an incident
    context = example(language, cause=cause, task=None)
    # when HR is told
    _subject, text, html = letters.render("hr-incident", language, context)
    # then text and HTML name the same commands
    for body in (text, html):
        assert (
            tuple(re.findall(r"revflow [a-z]+(?: --cohort)? [\w-]+(?: --to ADDRESS)?(?=<|\n)", body)) == COMMANDS[cause]
        )


@pytest.mark.parametrize(
    ("language", "named", "unnamed"),
    [
        ("en", "because Solène Dupré is away", "because somebody who was asked is away"),
        ("fr", "parce que Solène Dupré est en absence", "une personne sollicitée est en absence"),
    ],
)
def test_a_deputy_is_told_for_whom_unless_nobody_is_to_be_named(letters, language, named, unnamed):
    """An external group, or one of whom all are away, reads that somebody is, and nothing of who."""
    # given a deputy for somebody, and one for nobody in particular
    # when both are written to
    told = letters.render("task-stand-in", language, example(language))
    untold = letters.render("task-stand-in", language, example(language, principal=""))
    # then the name stands in the subject and both bodies of the one, and nowhere in the other
    assert all(named in body for body in told[1:])
    assert all(unnamed in body for body in untold[1:])
    assert ("Dupré" in told[0], "Dupré" in "".join(untold)) == (True, False)


def test_an_incident_at_no_step_has_a_whole_subject(letters):
    """A journey that an operator put on hold stands at no step: the subject ends with its code."""
    # given an incident without a step
    context = example("en", cause="on-hold", step={"id": "", "title": ""})
    # when HR is told
    subject = letters.render("hr-incident", "en", context)[0]
    # then no comma is left over
    assert subject == "To look at: P017"


def test_dates_are_told_in_the_readers_language_and_zone(letters):
    """A due moment at midnight is the day that ends with it."""
    # given a due date at midnight in Paris
    # when the mail is rendered for Paris, in both languages
    french = letters.render("needs", "fr", example("fr"))[1]
    english = letters.render("needs", "en", example("en"))[1]
    invitation = letters.render("session-invitation", "en", example("en", zone="America/Toronto"))[0]
    # then it is the fifteenth, and a session is at the reader's own time
    assert "lundi 15 mars 2027" in french
    assert "Monday 15 March 2027" in english
    assert invitation == "Session 2: Thursday 1 April 2027 at 09:30"


def test_what_people_write_is_text_and_never_markup(letters):
    """A remark with tags shows its tags; a name with a line break adds no line to the subject."""
    # given a remark and a title that try
    title = {"id": "needs", "title": "Needs\r\nBcc: all@exemple.test"}
    context = example("en", round=2, remark='<script>alert("x")</script>', step=title)
    # when a mail shows them
    subject, _text, html = letters.render("task-form", "en", context)
    # then they are text
    assert "script" not in Page(html).tags
    assert subject == "To fill in: Needs Bcc: all@exemple.test"


def test_a_company_s_own_mail_comes_first(letters, company):
    """Its folder replaces a shipped mail by name, in the languages that it has."""
    # given a company's own `thanks` in English
    folder = company("Own words for {{ person.first }}", name="thanks")
    # when the mail is rendered in both languages
    english = letters.render("thanks", "en", example("en"), folder)
    french = letters.render("thanks", "fr", example("fr"), folder)
    # then English is the company's, French the shipped one
    assert english == ("Subject", "Own words for Hélène\n", "x")
    assert french == letters.render("thanks", "fr", example("fr"))


def test_a_company_s_own_layout_frames_the_shipped_mails(letters, company, tmp_path):
    """One file brings a company's look."""
    # given a layout beside the company's mails
    folder = company()
    layout = tmp_path / "templates" / "mail" / "layout.html"
    layout.write_text("<main>{% block body %}{% endblock %}</main>", encoding="utf-8")
    # when a shipped mail is rendered
    html = letters.render("thanks", "en", example("en"), folder)[2]
    # then it is framed by it
    assert html.startswith("<main>")


def test_a_mail_is_never_mixed_of_two_folders(letters, company, tmp_path):
    """A company that writes a subject alone is told what is missing, instead of sending two voices."""
    # given a company's own mail without HTML
    folder = company(name="thanks")
    (tmp_path / "templates" / "mail" / "thanks" / "body.en.html").unlink()
    # when it is rendered
    data = refused(letters, folder, "thanks")
    # then the missing file is named
    assert (data["reason"], data["template"]) == ("missing", "thanks/body.en.html")


def test_who_reads_a_language_that_no_template_has_is_written_to_all_the_same(letters, company):
    """In English, as `check` says; in one's own language as soon as the company has it."""
    # given a language that is not shipped
    # when a mail is rendered in it, before and after the company has added it
    context = example("en") | {"language": "de"}
    before = letters.render("thanks", "de", context)
    after = letters.render("thanks", "de", context, company("Hallo", "de", "thanks"))
    # then nobody goes without
    assert before == letters.render("thanks", "en", example("en"))
    assert after[1] == "Hallo\n"


@pytest.mark.parametrize("name", ["nothing", "../../etc", "needs/../needs", "", "a b"])
def test_a_mail_that_is_not_there_is_told(letters, name):
    """Names from a program reach nothing outside the folders of mails."""
    # given a name without a template
    # when it is rendered
    # then it is missing
    assert refused(letters, "", name)["reason"] == "missing"


def test_an_edited_template_counts_from_the_next_mail_on(letters, company):
    """Nothing needs to be started anew."""
    # given a rendered mail
    folder = company("first")
    before = letters.render("own", "en", example("en"), folder)[1]
    # when its file is edited
    path = Path(folder) / "mail" / "own" / "body.en.txt"
    path.write_text("second, longer", encoding="utf-8")
    after = letters.render("own", "en", example("en"), folder)[1]
    # then the next mail says the new words
    assert (before, after) == ("first\n", "second, longer\n")


def test_the_names_of_the_contract_are_all_known():
    """A use case may leave any name out: each has an empty value."""
    # given the names of the contract
    names = set(MailContext.__annotations__)
    # then all but the language, which is always given, may be left out
    assert set(EMPTY) == names - {"language"}
