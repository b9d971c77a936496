"""Options that several commands share, each with one name and one meaning."""

from typing import Annotated

import typer

from revflow.cli.say import t

AsJson = Annotated[bool, typer.Option("--json", help=t("cli-option-json"))]
Yes = Annotated[bool, typer.Option("--yes", "-y", help=t("cli-option-yes"))]
As = Annotated[str, typer.Option("--as", metavar="ADDRESS", help=t("cli-option-as"))]
AsHr = Annotated[str, typer.Option("--as", metavar="ADDRESS", help=t("cli-option-as-hr"))]
Behalf = Annotated[str, typer.Option("--for", metavar="ADDRESS", help=t("cli-option-behalf"))]
BehalfReason = Annotated[str, typer.Option("--reason", metavar="TEXT", help=t("cli-option-behalf-reason"))]
CohortOption = Annotated[str, typer.Option("--cohort", metavar="NAME", help=t("cli-option-cohort"))]
TaskArgument = Annotated[str, typer.Argument(metavar="TASK", help=t("cli-argument-task"))]
CodeArgument = Annotated[str, typer.Argument(metavar="CODE", help=t("cli-argument-code"))]
JourneysArgument = Annotated[str, typer.Argument(metavar="CODE|COHORT", help=t("cli-argument-journeys"))]
