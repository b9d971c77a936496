"""What HR may do with a journey; of the cohort's own journey: with all of the cohort."""

from typing import Annotated

import typer

from revflow.cli.asking import ask
from revflow.cli.opening import opened
from revflow.cli.options import CodeArgument, JourneysArgument, Yes
from revflow.cli.say import t, tell
from revflow.service.ports import Ports


def leave(code: CodeArgument, yes: Yes = False) -> None:
    from revflow.service.leave import leave as use_case

    ask(t("cli-ask-leave", code=code), yes=yes)
    use_case(opened().ports, code)
    tell("cli-left", code=code)


def stop(
    code: JourneysArgument,
    reason: Annotated[str, typer.Option("--reason", metavar="CODE", help=t("cli-option-reason"))] = "hr",
    yes: Yes = False,
) -> None:
    from revflow.service.leave import stop as use_case

    ports = opened().ports
    code, cohort = _meant(ports, code)
    ask(t("cli-ask-stop-all", cohort=cohort) if cohort else t("cli-ask-stop", code=code), yes=yes)
    use_case(ports, code, reason=reason)
    _tell("cli-stopped", code, cohort)


def hold(code: JourneysArgument) -> None:
    from revflow.service.leave import hold as use_case

    ports = opened().ports
    code, cohort = _meant(ports, code)
    use_case(ports, code, "hr")
    _tell("cli-held", code, cohort)


def release(code: JourneysArgument) -> None:
    from revflow.service.leave import release as use_case

    ports = opened().ports
    code, cohort = _meant(ports, code)
    use_case(ports, code)
    _tell("cli-released", code, cohort)


def _meant(ports: Ports, word: str) -> tuple[str, str]:
    """Return the code of the journey that is meant, and the cohort's name where its own is: then all are meant."""
    with ports.store.read() as db:
        own = next((cohort for cohort in db.cohorts() if word in (cohort.name, cohort.code)), None)
    return (own.code, own.name) if own else (word, "")


def _tell(key: str, code: str, cohort: str) -> None:
    tell(f"{key}-all", cohort=cohort) if cohort else tell(key, code=code)
