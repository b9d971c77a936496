"""Letters and invitations that tests hand over."""

from dataclasses import replace
from datetime import UTC, datetime

from revflow.service.ports import Invitation, Letter

SENDER = "Ressources humaines <rh@exemple.test>"
STAMP = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
LETTER = Letter(
    message_id="<0123456789abcdef@mentorat.exemple.test>",
    to="zoe.eluard@exemple.test",
    name="Zoé Éluard",
    subject="Séance 2 : c'est noté",
    text="Bonjour Zoé,\n\nVotre séance est fixée.\n",
    html="<p>Bonjour Zoé,</p>",
    cc=("karim.benali@exemple.test",),
    reply_to="rh@exemple.test",
    language="fr",
    date=STAMP,
)
INVITATION = Invitation(
    journey="P017",
    number=2,
    realm="a1b2c3",
    sequence=1,
    starts=datetime(2027, 3, 30, 13, 0, tzinfo=UTC),
    minutes=60,
    zone="Europe/Paris",
    stamp=STAMP,
    attendees=(("Zoé Éluard", "zoe.eluard@exemple.test"), ("Karim Benali", "karim.benali@exemple.test")),
    program="Mentorat inversé, transition numérique",
    topic="Données, tableaux",
    language="fr",
)


def letter(**changes: object) -> Letter:
    return replace(LETTER, **changes)  # type: ignore[arg-type]


def invitation(**changes: object) -> Invitation:
    return replace(INVITATION, **changes)  # type: ignore[arg-type]
