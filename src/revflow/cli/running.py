"""What keeps running: everything at once (`up`), or the parts alone, for servers."""

from typing import Annotated

import typer

from revflow.cli.opening import opened
from revflow.cli.options import AsJson
from revflow.cli.say import out, show_json, show_table, t, tell

WEB_PORT = 8470

Port = Annotated[int, typer.Option("--port", metavar="N", min=1, max=65535, help=t("cli-option-port"))]


def up(port: Port = WEB_PORT) -> None:
    from revflow.worker.up import Up

    with Up(port=port) as parts:
        for name, address in parts.addresses():
            out.print(f"{name} {address}", markup=False)
        parts.wait()


def deploy(
    pool: Annotated[str, typer.Option("--pool", metavar="NAME", help=t("cli-option-pool"))] = "revflow",
) -> None:
    from revflow.prefect.deploy import deploy as deploy_flows

    deploy_flows(pool)
    tell("cli-deployed", pool=pool)


def worker() -> None:
    from revflow.worker import run_worker

    run_worker(opened())


def web(
    port: Port = WEB_PORT,
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help=t("cli-option-host"))] = "127.0.0.1",
) -> None:
    import uvicorn

    from revflow.web import create_app

    uvicorn.run(create_app(opened()), host=host, port=port, log_level="warning")


def sweep(as_json: AsJson = False) -> None:
    from revflow.service.sweep import sweep as use_case

    swept = use_case(opened().ports)
    if as_json:
        show_json(swept)
        return
    show_table(
        ("nudged", "mails", "sealed", "without-run"),
        [(str(swept.nudged), str(swept.mails), str(swept.sealed), swept.without_run)],
    )
