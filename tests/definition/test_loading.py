"""What a program's file becomes: resolved, complete, pinned by its digest."""

import json
from hashlib import sha256

import pytest
import yaml
from jsonschema import Draft202012Validator

from revflow import shipped
from revflow.definition.load import load, load_text, restore
from revflow.definition.schema import schema
from revflow.definition.steps import ApprovalStep, FormStep
from revflow.definition.text import Duration

PROGRAMS = shipped.folder("programs")
STEPS = shipped.folder("templates") / "steps"
EXAMPLES = ("transition-numerique", "pilot")
HEAD = """\
revflow: 1
program: p
edition: 2027-1
title: T
languages: [fr]
groups:
  hr: {members: [rh@essai.test]}
topics: {data: Data}
"""


def read(text, folder=PROGRAMS):
    return load_text(text, "p.yaml", folder)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_shipped_programs_have_no_fault(name):
    """Given a shipped program, when it is checked, then it only hears of what it says itself and is not done yet."""
    loaded = load(PROGRAMS / f"{name}.yaml")
    words = [fault.data.get("word") for fault in loaded.faults]

    assert loaded.errors == ()
    assert {fault.code for fault in loaded.faults} <= {"not-done-yet", "bounds-not-done-yet"}
    assert len(words) == len(set(words))


def test_the_pilot_is_the_shipped_steps_without_what_it_does_not_have():
    """Given no sponsor, no consultant and no module (rule 27), when steps are used, then they do without."""
    program = load(PROGRAMS / "pilot.yaml").require()

    assert program.step("matching-approval").by == ("hr",)
    assert program.step("sessions").count == 5
    assert program.step("sessions").guide is None
    assert program.step("sessions").agenda is None
    assert program.step("sessions").alert.to == "hr"
    assert program.step("report").to == ("hr",)
    assert len(program.levels) == 5


def test_the_sessions_follow_the_plan_where_it_has_a_line_for_each():
    """Given the shipped plan, or one of the company's own without such lines, then the sessions do what they can."""
    with_plan = load(PROGRAMS / "orange.yaml").require()
    text = (PROGRAMS / "orange.yaml").read_text("utf-8")
    own = text.replace("  - use: plan\n", "  - use: plan\n    fields: {aims: {type: text}}\n")

    assert own != text
    assert with_plan.step("sessions").agenda == "plan.agenda"
    assert read(own).require().step("sessions").agenda is None


def test_every_step_of_the_example_can_be_used_alone():
    """Given only a head, when each shipped step is used with what must stand above it, then no step is at fault."""
    above = ["needs", "mentor-offer", "matching"]
    for path in sorted(STEPS.glob("*.yaml")):
        used = [name for name in above if name != path.stem] if path.stem not in above else []
        steps = "".join(f"  - use: {name}\n" for name in [*used, path.stem])

        assert not read(f"{HEAD}steps:\n{steps}").errors, path.stem


def test_the_example_and_its_steps_under_use_are_the_same():
    """Given the example, when all its steps are used instead of written, then only titles and labels differ."""
    path = PROGRAMS / "transition-numerique.yaml"
    text = path.read_text(encoding="utf-8")
    written = load(path).require()
    used = read(
        text[: text.index("\nsteps:")] + "\nsteps:\n" + "".join(f"  - use: {one.id}\n" for one in written.steps)
    )

    for one, other in zip(written.steps, used.require().steps, strict=True):
        lines, again = one.model_dump(), other.model_dump()
        differing = {key for key in lines if lines[key] != again[key]}
        assert differing <= {"title", "due", "fields", "deliverables"}, one.id
        assert one.due == other.due or one.id == "manager-time"


def test_a_line_beside_use_replaces_the_step_s_line():
    """Given lines beside `use` (rule 27), when the step is read, then they stand for the file's, also its id."""
    program = read(f"{HEAD}steps:\n  - use: needs\n    id: besoins\n    due: 3 days\n").require()

    step = program.step("besoins")
    assert step.due == Duration(3, "days")
    assert step.on_expiry == "leave"


def test_a_company_s_own_step_comes_before_the_shipped_one(tmp_path):
    """Given a step's file beside the programs (rule 27), when it is used, then its faults are told in that file."""
    own = tmp_path / "templates" / "steps"
    own.mkdir(parents=True)
    (own / "needs.yaml").write_text("kind: form\nfor_each: mentee\nby: nobody\nfields: {a: {type: slots}}\n", "utf-8")

    loaded = read(f"{HEAD}steps:\n  - use: needs\n", tmp_path / "programs")

    (fault,) = loaded.faults
    assert (fault.code, fault.path, fault.line, fault.column) == ("unknown-actor", str(own / "needs.yaml"), 3, 5)


def test_a_name_that_is_not_optional_stays_a_fault_in_a_step_s_file(tmp_path):
    """Given a step's file that names a missing group and declares nothing optional, then that is told."""
    own = tmp_path / "templates" / "steps"
    own.mkdir(parents=True)
    (own / "tell.yaml").write_text("kind: mail\nmail: thanks\nto: [hr, sponsr]\n", "utf-8")

    assert [fault.code for fault in read(f"{HEAD}steps:\n  - use: tell\n", tmp_path / "programs").faults] == [
        "unknown-actor"
    ]


def test_steps_that_ask_people_take_the_lines_of_defaults():
    """Given defaults (rule 19, 20), when a step says nothing, then the engine finds every line filled in."""
    program = read(
        f"{HEAD}defaults: {{task: {{due: 9 days, on_expiry: leave}}}}\nsteps:\n"
        "  - {id: a, kind: form, for_each: mentee, fields: {s: {type: slots}}}\n"
        "  - {id: b, kind: approval, for_each: mentee, by: hr, due: 1 day}\n"
        "  - {id: c, kind: approval, by: hr}\n"
        "  - {id: d, kind: wait, duration: 2 weeks}\n"
    ).require()

    form, gate, whole, wait = program.steps
    assert isinstance(form, FormStep)
    assert (form.by, form.mail, form.due, form.on_expiry) == (("mentee",), "task-form", Duration(9, "days"), "leave")
    assert form.grace == Duration(10, "working days")
    assert [offset.before for offset in form.remind or ()] == [True]
    assert isinstance(gate, ApprovalStep)
    assert gate.due == Duration(1, "days")
    assert {name: one.then for name, one in gate.outcomes.items()} == {"approve": "next", "decline": "leave"}
    assert gate.outcomes["approve"].label.say("fr") == "Approuver"
    assert whole.on_expiry == "hold"
    assert wait.due is None


def test_scalars_are_read_by_the_field_they_stand_in():
    """Given YAML's old traps (rule 26), when they are read, then texts stay texts and only true and false are flags."""
    program = read(
        f"{HEAD.replace('title: T', 'title: NO').replace('edition: 2027-1', 'edition: 012')}company: 1_000\n"
        "calendar: {timezone: UTC, country: NO}\ndefaults: {mail: {quiet_hours: 19:00-08:00}}\n"
        "steps:\n  - {id: a, kind: form, by: hr, fields: {s: {type: text, required: false}}}\n"
    ).require()

    assert program.title.say("fr") == "NO"
    assert (program.edition, program.company, program.calendar.country) == ("012", "1_000", "NO")
    assert program.defaults.mail.quiet[0].hour == 19
    assert program.steps[0].fields["s"].required is False


def test_notes_are_kept_and_never_read():
    """Given keys that begin with x- at any level, when the program is read, then they are kept and no fault."""
    program = read(f"{HEAD}x-budget: RH-1\nsteps:\n  - {{use: needs, x-why: [a, b]}}\n").require()

    assert program.notes == {"x-budget": "RH-1", "steps.0.x-why": ["a", "b"]}


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_pinned_text_needs_no_other_file(name):
    """Given a loaded program, when its source is restored, then it is the same, under the hash of that source."""
    loaded = load(PROGRAMS / f"{name}.yaml")

    assert restore(loaded.source) == loaded.require()
    assert loaded.digest == sha256(loaded.source.encode()).hexdigest()
    assert "use" not in json.loads(loaded.source)["steps"][0]


def test_comments_and_spacing_do_not_change_the_edition():
    """Given two spellings of one program, when both are loaded, then their digests are equal; not so a changed one."""
    one = read(f"{HEAD}steps:\n  - use: needs\n")
    other = read(f"# note\n{HEAD}steps:\n- {{use:   needs}}\n")
    third = read(f"{HEAD.replace('title: T', 'title: U')}steps:\n  - use: needs\n")

    assert one.digest == other.digest != third.digest


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"title: caf\xe9\n", "1:11 file-not-utf8"),
        (b"", "1:1 file-empty"),
        (b"a: b\n" * 250_000, "1:1 file-too-big"),
        (b"\xff\xfe\x00", "1:1 file-utf16"),
    ],
)
def test_a_file_that_is_no_program_is_one_fault(tmp_path, data, expected):
    """Given bytes that nobody can read, when they are loaded, then one fault says so."""
    path = tmp_path / "p.yaml"
    path.write_bytes(data)

    (fault,) = load(path).faults

    assert f"{fault.line}:{fault.column} {fault.code}" == expected


def test_a_missing_file_and_a_folder_are_faults(tmp_path):
    """Given no file, when it is loaded, then the fault says whether it is missing or a folder."""
    assert [fault.code for fault in load(tmp_path / "none.yaml").faults] == ["file-missing"]
    assert [fault.code for fault in load(tmp_path).faults] == ["file-folder"]


def test_a_byte_order_mark_is_no_fault(tmp_path):
    """Given a file that an editor began with a byte order mark, when it is loaded, then nothing is told."""
    path = tmp_path / "p.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + f"{HEAD}steps:\n  - use: needs\n".encode())

    assert load(path).errors == ()


class _EditorLoader(yaml.SafeLoader):
    """Reads scalars as an editor does, by YAML 1.2: no dates, no sexagesimals, no yes and no."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - PyYAML's own way to say it


_EditorLoader.add_implicit_resolver("tag:yaml.org,2002:bool", __import__("re").compile("^(true|false)$"), None)
_EditorLoader.add_implicit_resolver("tag:yaml.org,2002:int", __import__("re").compile("^-?[0-9]+$"), None)


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_editor_finds_nothing_wrong_with_the_shipped_programs(name):
    """Given the schema, when an editor checks the shipped programs by it, then short forms, use: and x- keys pass."""
    text = (PROGRAMS / f"{name}.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=_EditorLoader)

    assert [error.message for error in Draft202012Validator(schema()).iter_errors(data)] == []


@pytest.mark.parametrize(("old", "new"), [("kind: match", "kind: mach"), ("duration: 60 min", "length: 60 min")])
def test_an_editor_marks_what_is_wrong(old, new):
    """Given a slip, when an editor checks the program by the schema, then it is marked."""
    text = (PROGRAMS / "transition-numerique.yaml").read_text(encoding="utf-8")
    data = yaml.load(text.replace(old, new), Loader=_EditorLoader)

    assert list(Draft202012Validator(schema()).iter_errors(data))


def test_a_content_without_one_of_the_languages_is_a_warning(tmp_path):
    """Given a content in English only, when a French program names it, then the missing language is told."""
    own = tmp_path / "templates" / "content"
    own.mkdir(parents=True)
    (own / "house-rules.en.md").write_text("# Rules\n", "utf-8")

    loaded = read(f"{HEAD}privacy: {{notice: house-rules}}\nsteps:\n  - use: needs\n", tmp_path / "programs")

    missing = [fault for fault in loaded.faults if fault.code == "content-missing"]
    assert [(fault.warning, fault.data["missing"]) for fault in missing] == [(True, ["fr"])]


def test_a_path_that_no_disk_can_hold_is_a_fault():
    """Given a name with a zero byte, when it is loaded, then it is unreadable."""
    assert [fault.code for fault in load("p\0.yaml").faults] == ["file-unreadable"]


def test_the_schema_that_programs_name_in_their_first_line_is_this_one():
    """Given the shipped programs, when an editor follows their first line, then it finds today's schema."""
    (named,) = {
        (PROGRAMS / f"{name}.yaml").read_text("utf-8").partition("\n")[0].partition("=")[2] for name in EXAMPLES
    }

    assert json.loads((PROGRAMS / named).read_text("utf-8")) == schema(), "revflow schema > program.schema.json"


@pytest.mark.parametrize(
    ("scope", "condition", "codes"),
    [
        ("pair", "'data' in needs.topics and mentee.site != mentor.site", []),
        ("mentee", "person.x-floor == 3 or needs.slots", []),
        ("mentor", "needs.topics", ["unknown-name"]),
        ("mentee", "mentor.site == 'Lyon'", ["unknown-name"]),
        ("pair", "topics.data and not groups.hr", []),
        ("pair", "topics.date", ["unknown-name"]),
    ],
)
def test_a_condition_names_only_what_its_subject_has(scope, condition, codes):
    """Given a step of a scope (rule 25), when its `when` names another subject's things, then that is a fault."""
    loaded = read(
        f"{HEAD}steps:\n  - use: needs\n  - use: mentor-offer\n  - use: matching\n"
        f'  - {{id: last, kind: wait, for_each: {scope}, duration: 1 day, when: "{condition}"}}\n'
    )

    assert [fault.code for fault in loaded.faults] == codes
