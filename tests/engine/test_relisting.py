"""Rule 24 in the engine: who leaves, who takes whose place, and what holds in any order of events."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.cohort_claims import check
from engine.company import ACCEPT, MATCH, MONDAY, NEEDS, OFFER, PLAN, REPORT, program_of
from engine.listing import Listing
from engine.test_invariants import PROGRAM, SETTINGS, finish, step_once, warm_up
from revflow.definition.people import PersonRow
from revflow.domain.facts import Ended, Replaced
from revflow.domain.journeys import Scope
from revflow.domain.people import Role
from revflow.engine.commands.relist import Relisting, kept_back

TIME = (
    "  - {id: time, kind: approval, for_each: mentor, by: mentor.manager, due: 5 days,"
    " outcomes: {approve: next, decline: leave}}\n"
)
CONSENT = "  - {id: consent, kind: approval, for_each: pair, by: [mentee.manager, hr], quorum: all}\n"
MEET = "  - {id: meet, kind: sessions, for_each: pair, count: 1, bounds: 1-2, confirm_by: [mentor, mentee]}\n"


def changed(company, name, **columns):
    """Return the list with some columns of one row changed."""
    return [replace(row, **columns) if row.name == name else row for row in company.rows()]


def without(company, *names):
    return [row for row in company.rows() if row.name not in names]


def mentor_of(company, pair):
    return company.states[pair].journey.mentor


def in_pairs(*steps, mentees=1, mentors=1):
    company = Listing(program_of(NEEDS, OFFER, MATCH, *steps), mentees, mentors)
    company.all_forms()
    return company


def test_who_is_missing_has_left_because_of_the_company_and_hears_nothing():
    """Rule 11 for the pair; HR has said so itself, and is not told."""
    company = in_pairs(ACCEPT, PLAN, REPORT, mentors=2)
    leaver, mails = company.ref("me1"), len(company.mails)

    company.update(without(company, "me1"))

    assert [e.fact for e in company.events("E001") if isinstance(e.fact, Ended)] == [Ended("left", "company")]
    assert company.ending("P001") == "stopped"
    assert leaver not in {mail.to for mail in company.mails[mails:]}
    assert company.mails_of("hr-left") == []
    assert [mail.to for mail in company.mails_of("pair-ended")] == [
        company.states[mentor_of(company, "P001")].journey.person
    ]


def test_both_of_a_pair_may_be_missing():
    """Nobody is left to be told."""
    company = in_pairs(ACCEPT, PLAN, REPORT, mentees=2, mentors=2)

    company.update(without(company, "me1", "mo1"))

    assert [company.ending(code) for code in ("E001", "M001")] == ["left", "left"]
    assert "" not in [company.ending(code) for code in company.of(Scope.PAIR) if "E001" in str(company.states[code])]
    assert not {mail.to for mail in company.mails_of("pair-ended")} & set(company.left)


def test_a_new_manager_takes_the_place_of_the_former_one_alone():
    """What a late gate was opened to stays open to them; the due date stays."""
    company = Listing(program_of(OFFER, TIME), 0, 1)
    company.offer("M001")
    before = company.task("M001", "time")

    company.update(changed(company, "mo1", manager="boss@x.test"))

    after = company.task("M001", "time")
    assert (after.to, after.due) == ((company.ref("boss"),), before.due)
    assert [(mail.to, mail.data["principal"]) for mail in company.mails_of("task-taken-over")] == [
        (company.ref("boss"), company.ref("chief"))
    ]
    company.decide("M001", "time", "approve", by="boss")
    assert company.steps("M001")["time"] == "approve"


def test_who_stood_in_for_the_former_manager_does_so_no_more():
    """The new one is there."""
    company = Listing(program_of(OFFER, TIME), 0, 1)
    company.offer("M001")
    company.leave_for("chief", days=9, deputy="hr")

    company.update(changed(company, "mo1", manager="boss@x.test"))

    task = company.task("M001", "time")
    assert (task.to, task.deputies) == ((company.ref("boss"),), ())


def test_what_hr_has_handed_to_somebody_else_stays_there():
    """The former manager is not asked any more, so nobody takes that place."""
    company = Listing(program_of(OFFER, TIME), 0, 1)
    company.offer("M001")
    company.reassign(company.task("M001", "time"), "hr")

    company.update(changed(company, "mo1", manager="boss@x.test"))

    assert company.task("M001", "time").to == (company.ref("hr"),)


@pytest.mark.parametrize(("manager", "why"), [("mo1@x.test", "own-journey"), ("hr@x.test", "asked-already")])
def test_a_new_manager_who_may_not_decide_takes_nothing_over(manager, why):
    """Four eyes (rule 16): no subject decides on its pair, and nobody has two votes; the preview says so."""
    company = in_pairs(CONSENT)
    known = dict(company.people)

    company.update(changed(company, "me1", manager=manager))

    assert company.task("P001", "consent", "mentee.manager").to == (company.ref("chief"),)
    told = kept_back(*company._case("P001"), Relisting(known, {}), company.now)
    assert [(task.awaits, who, said) for task, who, said in told] == [
        ("mentee.manager", next(ref for ref, one in company.people.items() if one.email == manager), why)
    ]


def test_nobody_named_as_manager_takes_nothing_over():
    """The former one may still answer."""
    company = Listing(program_of(OFFER, TIME), 0, 1)
    company.offer("M001")

    company.update(changed(company, "mo1", manager=""))

    assert company.task("M001", "time").to == (company.ref("chief"),)


def test_the_result_of_a_session_is_asked_of_a_new_assistant_once_it_is_over():
    """A request that nobody could answer yet would be noise."""
    company = in_pairs(MEET)
    company.meet("P001", "meet", MONDAY.replace(day=10))

    company.update(changed(company, "me1", assistant="aide@x.test"))

    [mail] = company.mails_of("task-taken-over")
    assert company.people[mail.to].email == "aide@x.test"
    assert (mail.data["principal"], mail.not_before) == ("", MONDAY.replace(day=10, hour=9))
    assert mail.to in company.task("P001", "meet").to


def test_a_row_that_says_the_same_changes_no_journey():
    """Not one fact."""
    company = in_pairs(CONSENT)
    company.update(company.rows())
    before = {code: company.events(code) for code in company.states}

    roster = company.update(company.rows())

    assert (roster.lines, roster.acting) == ((), ())
    assert {code: company.events(code) for code in company.states} == before


def test_who_is_gone_leaves_a_task_to_the_others_who_are_asked():
    """A mentor who is of HR too, and leaves: the rest of the group goes on."""
    company = Listing(program_of(NEEDS, "  - {id: ok, kind: approval, for_each: mentee, by: hr}\n"), 1, 0)
    company.update([*company.rows(), PersonRow("Hanna", "hr@x.test", frozenset({Role.MENTOR}))])
    company.want("E001")

    company.update(without(company, "Hanna"))

    assert company.task("E001", "ok").to == (company.ref("hr2"),)
    assert [e.fact.heir for e in company.events("E001") if isinstance(e.fact, Replaced)] == [""]


NAMES = ("me1", "me2", "mo1", "mo2", "new1", "new2")


def fresh_row(name):
    role = Role.MENTEE if name in ("me1", "me2", "new1") else Role.MENTOR
    return PersonRow(name, f"{name}@x.test", frozenset({role}), manager="chief@x.test", id=f"{name}@x.test")


def next_list(company, draw):
    """Return another list: some leave, come, come back, move, change roles, managers, or addresses with each other."""
    rows = {row.id: row for row in company.rows()}
    for _ in range(draw(st.integers(0, 3))):
        name = f"{draw(st.sampled_from(NAMES))}@x.test"
        row = rows.get(name)
        if row is None:
            taken = {one.email for one in rows.values()}
            new = fresh_row(name.partition("@")[0])
            rows |= {name: new} if new.email not in taken else {}
            continue
        match draw(st.sampled_from(["leave", "manager", "role", "address", "swap", "assistant"])):
            case "leave":
                del rows[name]
            case "manager" | "assistant" as column:
                found = draw(st.sampled_from(["", "chief@x.test", "boss@x.test", "mo1@x.test", "aide@x.test"]))
                rows[name] = replace(row, **{column: found if found != row.email else ""})
            case "role":
                rows[name] = replace(
                    row, roles=frozenset(draw(st.sampled_from([[Role.MENTEE], [Role.MENTOR], [*Role]])))
                )
            case "address":
                wished = draw(st.sampled_from([f"{name[:3]}-b@x.test", name, "chief@x.test"]))
                if wished not in {one.email for one in rows.values()}:
                    rows[name] = replace(row, email=wished)
            case "swap":
                other = draw(st.sampled_from(sorted(rows)))
                rows[name], rows[other] = replace(row, email=rows[other].email), replace(rows[other], email=row.email)
    return list(rows.values())


def check_list(company, gone_since):
    """Nobody is listed twice, nobody who is gone is written to or asked beside others."""
    addresses = [one.email for one in company.people.values()]
    assert len(addresses) == len(set(addresses))
    for ref, mails in gone_since.items():
        assert not [mail.key for mail in company.mails[mails:] if mail.to == ref]
    for task in company.tasks():
        gone = {ref for ref in task.to if ref in company.left}
        stand_ins = set(task.to) - gone
        asked = {ref for ref in stand_ins if ref not in dict(task.deputies) and not stood_in(company, task, ref)}
        assert not (gone and asked), (task.id, task.to)
    own = [s for s in company.summaries.values() if s.journey.person in company.left]
    assert all(one.ending is not None for one in own)


def stood_in(company, task, ref):
    facts = (event.fact for event in company.events(task.journey))
    return any(getattr(fact, "task", "") == task.id and getattr(fact, "deputy", "") == ref for fact in facts)


@settings(SETTINGS, max_examples=max(settings.default.max_examples // 5, 5))
@given(data=st.data())
def test_whatever_lists_come_nobody_gone_is_asked_or_written_to_and_every_journey_can_end(data):
    """Any sequence of updates, people who act and time."""
    company = Listing(PROGRAM, 2, 2)
    warm_up(company, data.draw)
    gone_since = {}
    for _ in range(data.draw(st.integers(1, 4))):
        if company.ending(company.cohort):
            break
        known = len(company.mails)
        company.update(next_list(company, data.draw))
        gone_since = {ref: min(gone_since.get(ref, known), known) for ref in company.left}
        for _ in range(data.draw(st.integers(0, 6))):
            step_once(company, data.draw)
        check_list(company, gone_since)
        check(company)
    finish(company)
    check_list(company, gone_since)
