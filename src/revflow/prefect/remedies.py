"""What an operator can do about an incident, as it stands in the state's message."""

from revflow import texts


def remedy(code: str) -> str:
    """Return the sentence for an incident's code, in English, as all that operators see in Prefect."""
    key = f"incident-{code}"
    return texts.say("en", key if texts.known(key) else "incident-other")
