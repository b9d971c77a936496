"""Pages on which people choose: a mentee names a mentor, HR draws the pairs of a wave."""

from dataclasses import replace

from revflow.domain.facts import Reason
from revflow.domain.tasks import TaskKind
from revflow.service.page import Choosable, Place, Row, Sheet, TaskPage
from web.sample_page import CLAIRE, EVE, page
from web.sample_wave import WAVE

_REACHED = Reason("topic-reached", "data", (1, 3, 4))
_MENTORS = (
    Choosable(
        "M004", "Noé Petit", "Achats", "Lyon",
        (_REACHED, Reason("other-site"), Reason("shared-slots", "", (5, 15))),
        (Reason("topic-missing", "collaboration"),),
    ),
    Choosable("M007", "Lina Haddad-Castellane", "Ressources humaines", "Paris", (_REACHED,), (Reason("same-site"),)),
    Choosable(
        "M011", "Yanis Moreau", "", "",
        (Reason("topic-part", "data", (1, 3, 2)), Reason("topic-shared", "assistants")),
        (Reason("topic-low", "collaboration", (2, 3, 1)), Reason("no-shared-slots")),
    ),
)  # fmt: skip


def choosing(language: str) -> TaskPage:
    """Return the page on which a mentee names a mentor."""
    found = page("matching", TaskKind.CHOOSE, EVE, "mentee", language, choosable=_MENTORS, subject=EVE, code="E007")
    return replace(found, task=replace(found.task, journey="E007", id="E007.matching.1"))


def choosing_among_many(language: str) -> TaskPage:
    """Return the same with more mentors than stand open."""
    many = tuple(replace(_MENTORS[1], code=f"M{number:03d}", name=f"Mentor {number}") for number in range(20, 36))
    return replace(choosing(language), choosable=(*_MENTORS, *many))


def none_to_choose(language: str) -> TaskPage:
    """Return the same once all who could suit have others."""
    return replace(choosing(language), choosable=())


def drawing(language: str) -> TaskPage:
    """Return the page on which HR draws the pairs."""
    first, second, third = WAVE.pairs
    rows = (
        Row("E001", first.mentee, "M001 Noé Petit", first),
        Row("E002", second.mentee, "M002 Lina Haddad", second),
        Row("E003", third.mentee, "M003 Yanis Moreau", third),
        Row("E009", "Karim Belkacem", "", None, WAVE.singles[0]),
    )
    mentors = (Place("M001", "Noé Petit", 1), Place("M002", "Lina Haddad", 2), Place("M008", "Inès Caron", 1))
    return page("matching", TaskKind.CHOOSE, CLAIRE, "hr", language, wave=WAVE, sheet=Sheet(rows, mentors))
