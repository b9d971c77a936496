"""A wave as an approval of pairs shows it: three pairs, two who found nobody."""

from revflow.domain.facts import Reason, Way
from revflow.service.wave import ProposedPair, Single, Wanted, Wave

_POINTS = (("topic_cover", 50), ("level_gap", 20), ("other_site", 10))

WAVE = Wave(
    number=1,
    round=1,
    pairs=(
        ProposedPair(
            "P011",
            "Ève Lambert",
            "Noé Petit",
            ("data", "assistants"),
            _POINTS,
            pros=(
                Reason("topic-reached", "data", (1, 3, 4)),
                Reason("other-site"),
                Reason("shared-slots", "", (5, 15)),
            ),
            cons=(Reason("topic-missing", "collaboration"),),
        ),
        ProposedPair(
            "P012",
            "Bruno Ferreira-Delacroix",
            "Lina Haddad",
            ("social-media",),
            _POINTS[:1],
            pros=(Reason("by-hr"), Reason("topic-part", "social-media", (0, 4, 2))),
            cons=(Reason("same-site"), Reason("no-shared-slots")),
        ),
        ProposedPair(
            "P013",
            "Anne-Sophie Vandenberghe",
            "Yanis Moreau",
            ("collaboration",),
            _POINTS[1:],
            pros=(Reason("topic-shared", "collaboration"),),
            unused=(Reason("levels-unknown", "mentee"), Reason("slots-unknown", "mentor")),
        ),
    ),
    singles=(
        Single(
            "E009",
            "Karim Belkacem",
            "mentee",
            "same-department",
            (Way("E009", "lift", "same-department", 2), Way("E009", "one-more", "data")),
        ),
        Single("M008", "Inès Caron", "mentor", "taken", (Way("M008", "nobody-asks", "assistants"),)),
    ),
    notes=(Reason("nobody-offers", "assistants", (3,)), Reason("too-few-places", "", (12, 9, 2))),
    unweighed=("other_department",),
    wanted=(
        Wanted("Bruno Ferreira-Delacroix", "Lina Haddad", "together"),
        Wanted("Karim Belkacem", "Inès Caron", "together", "no-topic"),
        Wanted("Karim Belkacem", "Noé Petit", "apart"),
    ),
)
