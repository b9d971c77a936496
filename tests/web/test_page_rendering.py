"""What pages show, of every kind, in both languages, without a database."""

import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import pytest

from revflow import shipped
from revflow.domain.errors import Fault, FaultyInputError, RefusedError
from revflow.web.look import Look, spoken
from revflow.web.view import Attempt, task_view
from web.sample_page import program
from web.samples import SAMPLES, form, session, survey, training, vetting

LOOK = Look(shipped.folder("templates") / "web")


def html(page, attempt=None):
    return LOOK.fill("task.html", page.language, task_view(page, attempt or Attempt(), lambda *_: "token"))


class Controls(HTMLParser):
    """Collects what a page can send, and the labels that name it."""

    def __init__(self, source):
        super().__init__()
        self.inputs = []
        self.labelled = set()
        self.ids = []
        self.tags = []
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.tags.append(tag)
        if "id" in found:
            self.ids.append(found["id"])
        if tag in {"input", "select", "textarea"}:
            self.inputs.append((tag, found))
        if tag == "label":
            self.labelled.add(found["for"])


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", SAMPLES)
def test_no_two_sentences_are_written_without_a_space_between_them(name, language):
    """A page reads like a letter."""
    texts = re.findall(r">([^<]+)<", html(SAMPLES[name](language)))

    assert [text for text in map(unescape, texts) if re.search(r"[a-zà-ÿ][.!?][A-ZÀ-Ý]", text)] == []


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", SAMPLES)
def test_every_input_of_every_page_has_a_label_and_ids_are_unique(name, language):
    """A reader of the screen reader knows what each input is for."""
    controls = Controls(html(SAMPLES[name](language)))

    assert {found["id"] for _tag, found in controls.inputs} <= controls.labelled
    assert len(controls.ids) == len(set(controls.ids))
    assert "script" not in controls.tags


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", SAMPLES)
def test_every_page_says_as_whom_one_acts_in_the_readers_language(name, language):
    """The name stands on the page, and the page says which language it is in."""
    page = SAMPLES[name](language)

    source = html(page)

    assert f'<html lang="{language}">' in source
    assert ("Vous agissez en tant que" if language == "fr" else "You act as") in source
    assert page.reader.name in source


@pytest.mark.parametrize(("language", "role"), [("fr", "Cadre dirigeant"), ("en", "Executive")])
def test_who_of_a_pair_acts_is_named_by_the_role(language, role):
    """Both are asked what became of a session: the page says which of the two is looking, never a word of ours."""
    asked = session(language)
    both = replace(asked, task=replace(asked.task, awaits="pair"))

    assert f"{both.reader.name} ({role})" in html(both)
    assert "(pair)" not in html(both)


def test_an_assistant_acts_as_the_assistant_of_one_of_the_pair():
    """Whose sessions these are stands in the people list."""
    asked = session("en")
    helper = replace(vetting("en").reader, email="helper@exemple.test")
    eve = replace(asked.reader, assistant=helper.email)
    shown = replace(
        asked,
        task=replace(asked.task, awaits="pair"),
        reader=helper,
        partners=(("mentee", eve), *asked.partners),
    )

    assert f"{helper.name} (The executive's assistant)" in unescape(html(shown))


def test_an_answer_of_the_round_before_is_filled_in_and_the_remark_shown():
    """After a step is sent back nothing has to be typed again (rule 17)."""
    source = html(form("en"))

    assert '<option value="3" selected>At ease</option>' in source
    assert "Lire les indicateurs sans demander d&#39;aide." in source
    assert 'value="tue-am" checked' in source
    assert "Which meeting is it for?" in source


def test_what_was_typed_is_kept_beside_its_fault():
    """A refused form comes back with the new text, not the old one, and says what is wrong at the field."""
    typed = {"purpose": ["Trop <long>"], "topics.data.now": ["2"], "slots": ["fri-pm"]}
    faults = (Fault("field-too-long", "purpose", most=600, length=700), Fault("volunteer-required", "volunteer"))

    source = html(form("en"), Attempt(typed, FaultyInputError("answer", faults)))

    assert "Trop &lt;long&gt;" in source
    assert "Lire les indicateurs" not in source
    assert 'value="fri-pm" checked' in source
    assert 'value="tue-am" checked' not in source
    assert 'id="f-purpose-fault"' in source
    assert "700 characters, 600 at most" in source
    assert 'href="#f-volunteer"' in source


def test_a_box_that_was_unticked_stays_unticked_when_the_form_comes_back():
    """What was answered before does not creep back into a form that was sent without it."""
    source = html(form("en"), Attempt({"purpose": ["x"]}, RefusedError("task-closed")))

    assert "checked" not in source


def test_topics_asked_again_are_those_of_the_first_answer():
    """The closing survey compares the topics of the start (`same_as`), not all of the program's."""
    controls = Controls(html(survey("en")))

    asked = [found["name"] for tag, found in controls.inputs if tag == "select"]
    assert asked == ["skill.data.now", "skill.assistants.now"]


def test_private_questions_are_never_sent():
    """Fields without a name are left out by every browser."""
    controls = Controls(html(training("fr")))

    private = [found for tag, found in controls.inputs if tag == "textarea"]
    assert len(private) == 2
    assert not any("name" in found for found in private)


def test_a_text_of_the_company_cannot_bring_html_or_scripts_into_a_page():
    """Trainings are Markdown: raw HTML and script links come out as plain text."""
    source = html(training("fr"))

    assert "<script>" not in source
    assert 'href="javascript' not in source
    assert "<strong>vous</strong>" in source


def test_hr_confirming_for_another_sees_no_private_questions():
    """What is private to the subject is asked of the subject alone."""
    page = training("fr")
    other = replace(page, reader=vetting("fr").reader, task=replace(page.task, awaits="hr"))

    source = html(other)

    assert "textarea" not in source
    assert "Confirmer que c" in source


def test_the_lowest_score_of_a_rubric_is_shown_and_no_score_is_chosen_beforehand():
    """A decision is the reader's own (rule 18)."""
    source = html(vetting("en"))

    assert "at least 3 for a yes" in source
    assert "checked" not in source


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Please give a score for “Mastery”, from 0 to 4."),
        ("fr", "Donnez une note pour « Maîtrise », de 0 à 4."),
    ],
)
def test_a_refusal_calls_things_as_the_page_does(language, sentence):
    """A line of the rubric has its name in the reader's language there too, not the program's word."""
    source = html(vetting(language), Attempt({}, RefusedError("rubric-missing", line="mastery")))

    assert sentence in re.sub(r"\s", " ", unescape(source))


def test_a_review_of_a_module_does_not_promise_that_it_can_be_taken_back():
    """What the engine never takes back is called final; what it may, is not."""
    final, not_final = html(SAMPLES["review"]("en")), html(vetting("en"))

    assert ("final as soon as you click" in final, "final" in not_final) == (True, False)


@pytest.mark.parametrize("name", ["back", "claimed"])
def test_a_page_on_which_nothing_is_to_be_done_asks_for_nothing(name):
    """A deputy who is relieved, and whoever a colleague took it off, read that and no request beside it."""
    source = html(SAMPLES[name]("en"))

    assert ("Your decision is needed" in source, "<form" in source) == (False, False)


def test_a_private_decision_asks_no_reason_and_promises_silence():
    """Who declined a pair is told to nobody, so nothing is asked that could tell."""
    source = html(SAMPLES["acceptance"]("en"))

    assert "textarea" not in source
    assert "Nobody is told who said what" in source
    assert "kept with your name" not in source


def test_times_are_told_in_the_readers_zone_and_proposed_in_it():
    """A session at noon UTC is at two in Paris, and at eight in Montréal."""
    there = replace(session("en"), zone="America/Toronto")

    assert 'value="14:00"' in html(session("en"))
    assert 'value="08:00"' in html(there)
    assert "Time (Toronto)" in html(there)


def test_a_page_of_sessions_says_what_guides_them_in_one_sentence():
    """Rule 9: a module's files, or the frame below what is asked, where it does not push the buttons away."""
    framed, moduled = html(SAMPLES["plan"]("en")), html(session("en"))

    assert "No module was made for this topic (Data and dashboards)" in framed
    assert framed.index("Plan this session") < framed.index("Doing it alone")
    assert "A module was made for this topic (Data and dashboards)" in moduled
    assert "Doing it alone" not in moduled


def test_a_second_word_on_a_session_stands_beside_the_first():
    """Rule 12: in the history, with the name of who said so; one's own word is told as one's own."""
    assert re.search("You said otherwise: missed. The first answer stands.", html(SAMPLES["contested"]("en")))
    assert re.search("Vous.: autre réponse, manquée. La première réponse vaut.", html(SAMPLES["contested"]("fr")))


def test_words_that_are_kept_back_are_told_to_have_been_said():
    """Rule 29: an external group learns that an executive's remark exists, and from whom to ask it."""
    assert "What was said stays within the company. If you need it for your work, please ask HR." in html(
        SAMPLES["module"]("en")
    )


def test_a_closed_task_says_who_decided_what_when_and_asks_nothing():
    """The page stays useful after the act."""
    source = html(SAMPLES["done"]("en"))

    assert "Decided by you, Thursday 4 March 2027 at 15:25: Approve." in source
    assert "<form" not in source


def test_a_withdrawn_task_says_why():
    """Nobody wonders why nothing can be answered."""
    assert "has left the program" in html(SAMPLES["withdrawn"]("en"))


def test_a_withdrawn_approval_without_any_pair_says_so():
    """Nobody wonders what became of the proposal."""
    withdrawn = SAMPLES["withdrawn"]("en")

    source = html(replace(withdrawn, task=replace(withdrawn.task, result="no-pair")))

    assert "there is no pair to approve" in source


def test_steps_of_the_shipped_program_have_titles():
    """A step without a title of its own is called by the shipped step's name, never by its id."""
    for step in program().steps:
        page = replace(vetting("fr"), step=step, task=replace(vetting("fr").task, step=step.id))
        assert f"<h1>{step.id}</h1>" not in html(page), step.id


@pytest.mark.parametrize(
    ("header", "language"),
    [("fr-FR,fr;q=0.9,en;q=0.8", "fr"), ("de, en;q=0.5, fr;q=0.7", "fr"), ("", "en"), ("de", "en"), ("x;q=y", "en")],
)
def test_a_stranger_is_spoken_to_in_the_browsers_language(header, language):
    """Who is not known by a link is known by Accept-Language."""
    assert spoken(header) == language


@pytest.mark.parametrize(
    ("name", "language", "says"),
    [
        ("paused", "en", "The sessions of the pair"),
        ("paused", "fr", "Les séances du binôme"),
        ("session", "en", "<h2>Your sessions</h2>"),
    ],
)
def test_whose_sessions_they_are_is_said_to_hr_and_to_one_of_the_two(name, language, says):
    """HR looks at the pair's; each of the two at their own."""
    assert says in html(SAMPLES[name](language))
