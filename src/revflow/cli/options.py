"""Options that several commands share, each with one name and one meaning."""

from typing import Annotated

import typer

from revflow.cli.say import t

AsJson = Annotated[bool, typer.Option("--json", help=t("cli-option-json"))]
Yes = Annotated[bool, typer.Option("--yes", "-y", help=t("cli-option-yes"))]
As = Annotated[str, typer.Option("--as", metavar="ADDRESS", help=t("cli-option-as"))]
CohortOption = Annotated[str, typer.Option("--cohort", metavar="NAME", help=t("cli-option-cohort"))]
TaskArgument = Annotated[str, typer.Argument(metavar="TASK", help=t("cli-argument-task"))]
CodeArgument = Annotated[str, typer.Argument(metavar="CODE", help=t("cli-argument-code"))]
