"""Checking, launching, and how cohorts stand."""

import json
from dataclasses import replace

import pytest

from revflow.domain.mails import MailState


def test_a_good_program_passes_in_silence_on_standard_output(revflow, small):
    """What scripts read is the list of faults: empty."""
    said = revflow("check", small.program)

    assert (said.code, said.out) == (0, "")


def test_each_fault_is_a_line_with_its_place(revflow, small):
    """Editors and scripts jump to path:line:col."""
    small.program.write_text(small.program.read_text().replace("    by: hr\n", "    by: hrr\n"), encoding="utf-8")

    said = revflow("check", small.program)

    assert said.code == 1
    assert said.out.startswith(f"{small.program}:21:")
    assert "hrr" in said.out


def test_faults_are_listed_as_json(revflow, small):
    """Place, code and sentence, each by its own name."""
    small.program.write_text(small.program.read_text().replace("    by: hr\n", "    by: hrr\n"), encoding="utf-8")

    said = revflow("check", "--json", small.program)

    [fault] = json.loads(said.out)
    assert said.code == 1
    assert (fault["path"], fault["line"], fault["warning"]) == (str(small.program), 21, False)
    assert "hrr" in fault["message"]


def test_the_schema_names_the_kinds_of_steps(revflow):
    """An editor offers what the format knows."""
    said = revflow("schema")

    assert said.code == 0
    assert "training" in json.dumps(json.loads(said.out))


def test_every_bad_row_of_a_people_list_is_told_with_its_line(revflow, small):
    """HR mends the whole list at once, not row by row."""
    small.people.write_text("name,email,role\nMia,mia@mini.test,mentr\nNoé,nowhere,mentor\n", encoding="utf-8")

    said = revflow("people", "check", small.people)

    assert said.code == 1
    assert f"{small.people}:2:" in said.out
    assert f"{small.people}:3:" in said.out


def test_an_invented_people_list_is_one_that_can_be_launched_with(revflow, small):
    """A company tries its program before it has asked anybody."""
    said = revflow("people", "generate", small.program, "--mentees", 3, "--mentors", 4, "--seed", 7)
    small.people.write_text(said.out, encoding="utf-8")

    assert said.code == 0
    assert len(said.out.splitlines()) == 1 + 3 + 4
    assert revflow("people", "check", small.people).code == 0


def test_a_good_people_list_is_counted(revflow, small):
    """Who reads the count sees at once whether rows are missing."""
    said = revflow("people", "check", small.people)

    assert (said.code, said.out) == (0, "")
    assert "3 people" in said.err


def test_launching_prints_the_cohorts_name_alone(revflow, small):
    """A script takes the name from standard output as it stands."""
    said = revflow("launch", small.program, "--people", small.people, "--name", "spring")

    assert (said.code, said.out) == (0, "spring\n")


def test_a_name_is_launched_once(revflow, cohort):
    """A second launch by mistake asks nobody twice."""
    said = revflow("launch", cohort.program, "--people", cohort.people)

    assert (said.code, said.out) == (1, "")
    assert cohort.cohort in said.err


def test_nothing_is_launched_with_a_bad_people_list(revflow, small):
    """The list is taken whole or not at all."""
    small.people.write_text("name,email,role\nMia,mia@mini.test,mentor\nEve,nowhere,mentee\n", encoding="utf-8")

    said = revflow("launch", small.program, "--people", small.people)

    assert (said.code, said.out) == (1, "")
    assert f"{small.people}:3:" in said.err
    assert json.loads(revflow("status", "--json").out) == []


def test_a_cohort_does_not_start_in_the_past(revflow, small):
    """A date of last year is a slip."""
    said = revflow("launch", small.program, "--people", small.people, "--start", "2020-01-06")

    assert (said.code, said.out) == (1, "")


def test_status_lists_cohorts_with_their_journeys_counted(revflow, cohort):
    """The names of the interface stand."""
    said = revflow("status", "--json")

    [one] = json.loads(said.out)
    assert one["cohort"] == cohort.cohort
    assert (one["program"], one["edition"], one["state"]) == ("mini", "2027-1", "running")
    assert one["journeys"]["mentor"] == {"running": 2}


def test_status_of_one_cohort_lists_its_journeys(revflow, cohort):
    """Whom a journey is for, by name, and who is awaited since when; references stay inside."""
    said = revflow("status", cohort.cohort, "--json")

    whole = json.loads(said.out)
    mentors = [one for one in whole["journeys"] if one["code"].startswith("M")]
    mentor = mentors[0]
    assert "Mia Roy" in {one["for"] for one in mentors}
    assert next(one["for"] for one in whole["journeys"] if one["code"].startswith("C")) == cohort.cohort
    assert set(mentor) == {"code", "for", "step", "awaits", "since", "state"}
    assert (mentor["step"], mentor["awaits"], mentor["state"]) == ("offer", ["mentor"], "running")
    assert "@" not in said.out


@pytest.mark.parametrize(
    "words", [["status", "nowhere"], ["tasks", "--cohort", "nowhere"], ["outbox", "--cohort", "nowhere"]]
)
def test_an_unknown_cohort_is_told_with_the_remedy(revflow, cohort, words):
    """The sentence names the command that lists the known ones; an empty list would look like a cohort at rest."""
    said = revflow(*words)

    assert (said.code, said.out) == (1, "")
    assert "revflow status" in said.err


def test_tasks_are_listed_by_address(revflow, cohort):
    """A person sees her own, as does a script that reminds her."""
    said = revflow("tasks", "--for", "Mia@mini.test", "--json")

    [task] = json.loads(said.out)
    asked = {"task", "cohort", "code", "step", "kind", "awaits", "due", "state"}
    assert set(task) == asked | {"claimed_by", "deputies", "on_hold", "unreachable"}
    assert (task["step"], task["awaits"], task["state"]) == ("offer", ["mia@mini.test"], "open")


@pytest.mark.parametrize("words", [["status"], ["tasks"], ["outbox"]])
def test_people_read_tables(revflow, cohort, words):
    """Without --json there is a heading, and a line for each."""
    said = revflow(*words)

    assert said.code == 0
    assert len(said.out.splitlines()) > 1


@pytest.mark.parametrize("words", [["tasks"], ["outbox"], ["status"], ["status", "a-cohort-whose-name-is-quite-long"]])
def test_a_table_that_is_piped_has_a_line_for_each_row(revflow, small, monkeypatch, words):
    """`revflow tasks | grep needs` finds whole names: nothing is broken to fit a terminal that is not there."""
    # given a cohort with a long name, and a terminal as narrow as they come
    monkeypatch.setenv("COLUMNS", "40")
    name = "a-cohort-whose-name-is-quite-long"
    revflow("launch", small.program, "--people", small.people, "--name", name)
    small.house.settle()
    # when a table is shown elsewhere than on a terminal
    said = revflow(*words)
    # then each row is one line, and what identifies it is whole
    listed = json.loads(revflow(*words, "--json").out)
    rows = listed["journeys"] if isinstance(listed, dict) else listed
    ids = [str(row.get("path") or row.get("task") or row.get("code") or row["cohort"]) for row in rows]
    assert ids
    assert all(any(one in line.split() for line in said.out.splitlines()) for one in ids)
    if words != ["status"]:
        assert len(said.out.splitlines()) == 1 + len(ids)


def test_the_outbox_tells_in_words_why_a_mail_failed(revflow, cohort):
    """HR reads a sentence, scripts the code beside it."""
    store = cohort.house.app.store
    with store.write() as db:
        mail = db.outbox()[0]
        db.put_mail(replace(mail, state=MailState.FAILED, error="mail-refused", path=""))

    listed = json.loads(revflow("outbox", "--json").out)

    assert [(one["error"], one["why"]) for one in listed if one["state"] == "failed"] == [
        ("mail-refused", "the mail server did not take the address")
    ]
    assert "did not take the address" in " ".join(revflow("outbox").out.split())


def test_the_outbox_tells_where_each_mail_lies(revflow, cohort):
    """Without a mail server a mail is a file that can be opened."""
    mails = json.loads(revflow("outbox", "--json").out)

    offer = next(mail for mail in mails if mail["to"] == "mia@mini.test")
    assert (offer["state"], offer["step"]) == ("sent", "offer")
    assert offer["path"].endswith(".eml")
    assert json.loads(revflow("outbox", "--cohort", cohort.cohort, "--json").out) == mails


def test_a_sweep_says_what_it_did(revflow, cohort):
    """Journeys without a run are named, for whoever looks after Prefect."""
    swept = json.loads(revflow("sweep", "--json").out)

    assert set(swept) >= {"nudged", "mails", "sealed", "without_run"}
    assert swept["sealed"] > 0


def test_a_sweep_for_people_counts_the_journeys_without_a_run(revflow, cohort):
    """Of ten thousand people nobody reads the codes; scripts find them with --json."""
    codes = json.loads(revflow("sweep", "--json").out)["without_run"]

    table = revflow("sweep").out

    assert len(codes) > 1
    assert not any(code in table for code in codes)
    assert str(len(codes)) in table.split()


def test_a_faulty_mail_of_the_company_is_told_as_path_line_column(small, revflow):
    """`check` finds it months before the mail is due."""
    own = small.program.parent.parent / "templates" / "mail" / "closing"
    own.mkdir(parents=True)
    for part in ("subject.en.txt", "body.en.html"):
        (own / part).write_text("Good")
    (own / "body.en.txt").write_text("Hello\n{{ zork }}\n")

    said = revflow("check", small.program)

    assert said.code == 1
    assert f"{own / 'body.en.txt'}:2:1: " in said.out
    assert "zork" in said.out
    assert "no faults" not in said.err
