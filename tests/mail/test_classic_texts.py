"""Who learns is no executive everywhere: where a program says so, nothing that people read speaks of executives."""

import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

import revflow
from mail.context_example import example
from mail.test_letters import NAMES, TEMPLATES
from revflow import shipped, texts
from revflow.definition.load import load
from revflow.definition.steps import TrainingStep
from revflow.service.roles import EXECUTIVES, LEARNERS, mentees_are, spoken_role

CATALOGUES = Path(revflow.__file__).parent / "texts"
PROGRAMS = shipped.folder("programs")
PROGRAM = load(PROGRAMS / "classic-mentoring.yaml").require()
REVERSE = (
    "inversé",
    "reverse mentoring",
    "à l'aise avec le numérique",
    "dirigeant",
    "executive",
    "at ease with digital",
)
OF_REVERSE = {"cli-help", "web-what-this-is", "web-home-text"}
"""What speaks of the software, which is for reverse mentoring."""

GUARDS = (
    r'\{% if mentees_are == "learners" %\}(.*?)\{% else %\}.*?\{% endif %\}',
    r'\{% if \w+_role == "mentor" %\}.*?\{% elif \w+_role == "learner" %\}(.*?)\{% else %\}.*?\{% endif %\}',
    r'"([^"]*)" if mentees_are == "learners" else "[^"]*"',
)
"""What a template says of learners in one way and of executives in another; the first group is said of learners."""


def spoken_of(text: str) -> list[str]:
    plain = text.replace("\u2019", "'").replace("-", " ").lower()
    return [word for word in REVERSE if word in plain]


def of_learners(source: str) -> str:
    for guard in GUARDS:
        source = re.sub(guard, r"\1", source, flags=re.DOTALL)
    return source


@pytest.mark.parametrize("language", texts.LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_no_mail_of_a_program_of_learners_speaks_of_reverse_mentoring(letters, name, language):
    """Whoever reads `reverse` there has joined another program."""
    # given a mail of a program whose mentees are learners
    context = example(language, program="Mentorat", round=1, mentees_are=LEARNERS, left_role="learner")
    # when it is written
    written = letters.render(name, language, context)
    # then it fits a mentor who is the experienced one
    assert spoken_of(" ".join(written)) == []


@pytest.mark.parametrize("language", texts.LANGUAGES)
@pytest.mark.parametrize("name", ["needs", "mentor-offer", "report", "session-slipping"])
def test_a_program_of_executives_calls_them_so(letters, name, language):
    """The practice that revflow is for: nothing is left out there."""
    context = example(language, round=1, mentees_are=EXECUTIVES, program="")
    if name == "session-slipping":
        context |= {"role": "sponsor"}

    assert spoken_of(" ".join(letters.render(name, language, context)))


@pytest.mark.parametrize(
    "path",
    [*TEMPLATES.glob("mail/**/*.*"), *TEMPLATES.glob("web/**/*.html")],
    ids=lambda path: f"{path.parent.name}/{path.name}",
)
def test_no_other_way_through_a_template_speaks_of_executives(path):
    """Each cause and each verdict, not only those of one example."""
    assert spoken_of(of_learners(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_each_sentence_of_executives_has_another_one_for_learners(language):
    """Beside a variant that says executive stands one for learners, or the sentence has no such word at all."""
    found = set()
    for path in (CATALOGUES / language).glob("*.ftl"):
        for entry in FluentParser(with_spans=False).parse(path.read_text(encoding="utf-8")).body:
            if isinstance(entry, ftl.Message) and entry.value is not None:
                found |= {entry.id.name for text in said_to_learners(entry.value) if spoken_of(text)}

    roles = {f"web-role-mentee{of}" for of in ("", "-manager", "-assistant")}
    assert {key for key in found if not key.startswith("demo-")} == OF_REVERSE | roles
    assert all(texts.known(key.replace("mentee", "learner")) for key in roles)


def said_to_learners(pattern: ftl.Pattern):
    """Yield the texts of a sentence, without those beside which a variant for learners stands."""
    for part in pattern.elements:
        if isinstance(part, ftl.TextElement):
            yield part.value
        elif isinstance(part.expression, ftl.SelectExpression):
            named = {
                variant.key.name: variant
                for variant in part.expression.variants
                if isinstance(variant.key, ftl.Identifier)
            }
            kept = [variant for key, variant in named.items() if key in ("learner", "learners")]
            for variant in kept or part.expression.variants:
                yield from said_to_learners(variant.value)


def test_a_session_in_the_calendar_is_called_what_it_is():
    """In both languages, with and without a topic."""
    said = [
        texts.say(language, "calendar-summary", number=2, topic=topic, mentees_are=who)
        for language in ("en", "fr")
        for who in (EXECUTIVES, LEARNERS)
        for topic in ("none", "Web")
    ]

    assert [one.replace("\u00a0", " ").replace("\u202f", " ") for one in said] == [
        "Reverse mentoring, session 2",
        "Reverse mentoring, session 2: Web",
        "Mentoring, session 2",
        "Mentoring, session 2: Web",
        "Mentorat inversé, séance 2",
        "Mentorat inversé, séance 2 : Web",
        "Mentorat, séance 2",
        "Mentorat, séance 2 : Web",
    ]


def test_who_learns_is_said_by_the_program_or_by_its_crossing():
    """Everybody of a crossed program teaches as well: none need be an executive."""
    programs = {name: load(PROGRAMS / f"{name}.yaml").require() for name in ("pilot", "danone", "classic-mentoring")}

    assert {name: mentees_are(program) for name, program in programs.items()} == {
        "pilot": EXECUTIVES,
        "danone": LEARNERS,
        "classic-mentoring": LEARNERS,
    }
    assert spoken_role(programs["pilot"], "mentee.manager") == "mentee.manager"
    assert spoken_role(programs["danone"], "mentee.manager") == "learner.manager"
    assert spoken_role(programs["danone"].model_copy(update={"mentees_are": EXECUTIVES}), "mentee") == "mentee"
    assert spoken_role(programs["danone"], "mentor") == "mentor"


def test_the_training_of_junior_mentors_is_no_part_of_it():
    """It teaches how to say no to somebody far above."""
    assert not [step for step in PROGRAM.steps if isinstance(step, TrainingStep)]


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_its_certificate_would_not_either(language):
    """What the program is called says which mentoring it was."""
    assert spoken_of(texts.say(language, "certificate-kind")) == []
