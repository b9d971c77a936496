"""What people of the tests fill in, and what the journal holds afterwards."""

from web.conftest import Site

NEEDS = {
    "topics.data.now": "1",
    "topics.data.wanted": "3",
    "topics.assistants.now": "",
    "topics.assistants.wanted": "",
    "purpose": "Lire les chiffres moi-même.",
    "slots": ["tue-am", "thu-pm"],
    "volunteer": "on",
}
OFFER = {"topics.data.now": "4", "topics.assistants.now": "", "volunteer": "on"}
PDF = b"%PDF-1.4 a proof"


def journal(site: Site) -> dict[str, int]:
    """Return how many events each journey of the cohort has."""
    with site.house.app.store.read() as db:
        return {s.journey.code: len(db.events(s.journey.code)) for s in db.summaries(site.cohort)}
