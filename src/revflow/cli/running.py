"""What keeps running: everything at once (`up`), or the parts alone, for servers."""

from dataclasses import asdict
from typing import Annotated, Literal

import typer

from revflow.cli.opening import opened
from revflow.cli.options import AsJson
from revflow.cli.say import out, show_json, show_table, t, tell
from revflow.loopback import need_port

WEB_PORT = 8470

HIGHEST = 65535
Port = Annotated[int, typer.Option("--port", metavar="N", min=1, max=HIGHEST, help=t("cli-option-port"))]


def up(
    port: Annotated[
        int, typer.Option("--port", metavar="N", min=1, max=HIGHEST - 1, help=t("cli-option-up-port"))
    ] = WEB_PORT,
) -> None:
    from revflow.worker.up import Up

    with Up(port=port) as parts:
        for name, address in parts.addresses():
            out.print(f"{name} {address}", markup=False)
        parts.wait()


def deploy(
    pool: Annotated[str, typer.Option("--pool", metavar="NAME", help=t("cli-option-pool"))] = "revflow",
    kind: Annotated[Literal["revflow", "process"], typer.Option("--type", help=t("cli-option-pool-type"))] = "revflow",
    as_json: AsJson = False,
) -> None:
    from revflow.bootstrap import Settings
    from revflow.prefect.deploy import deploy as deploy_flows
    from revflow.prefect.repair import move_runs

    deployed = deploy_flows(pool, kind, Settings.read().home.resolve())
    moved = move_runs(opened().ports)
    if as_json:
        show_json(asdict(deployed) | {"moved": moved})
        return
    tell("cli-deployed", pool=deployed.pool, kind=deployed.pool_type, flows=list(deployed.deployments))
    if moved:
        tell("cli-moved", pool=deployed.pool, count=moved)


def worker() -> None:
    from revflow.worker import run_worker

    run_worker(opened())


def web(
    port: Port = WEB_PORT,
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help=t("cli-option-host"))] = "127.0.0.1",
) -> None:
    from revflow.web import make_server, serve

    app = opened()
    need_port(port, host)
    serve(make_server(app, host, port))


def sweep(as_json: AsJson = False) -> None:
    from revflow.service.sweep import sweep as use_case

    swept = use_case(opened().ports)
    if as_json:
        show_json(swept)
        return
    show_table(
        ("nudged", "mails", "sealed", "without-run", "left-over"),
        [tuple(map(str, (swept.nudged, swept.mails, swept.sealed, len(swept.without_run), swept.left_over)))],
    )
