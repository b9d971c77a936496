"""Opening and migrating a store, and what people are told when it does not answer."""

import re
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from revflow.domain.errors import OutsideError, UsageError
from revflow.store import migrate, open_store, tables
from revflow.store.connecting import connect, parse
from revflow.store.migrate import HEAD
from revflow.texts import say_error

MIGRATE = "import sys; from revflow.store import migrate; migrate(sys.argv[1])"


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def empty_url(request, tmp_path):
    """Give the URL of a database without any table."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/new/folder/store.db"
    return request.getfixturevalue("empty_postgres_url")


def _read(url):
    store = open_store(url, patience=0.5)
    try:
        with store.read() as db:
            return db.cohorts()
    finally:
        store.close()


def test_a_store_is_usable_once_it_is_migrated(empty_url):
    """Before, people are told to migrate; doing it again changes nothing."""
    with pytest.raises(OutsideError, match="store-not-migrated"):
        _read(empty_url)
    migrate(empty_url)
    migrate(empty_url)
    assert _read(empty_url) == []


def test_processes_that_migrate_at_once_do_no_harm(empty_url):
    """Worker and web start together: one migrates, the others wait and find it done."""
    started = [subprocess.Popen([sys.executable, "-c", MIGRATE, empty_url]) for _ in range(2)]
    assert [process.wait() for process in started] == [0, 0]
    assert _read(empty_url) == []


def test_a_database_of_a_later_revflow_is_left_alone(store_url):
    """Its tables are not ours: people are told to install that version."""
    engine = connect(parse(store_url), writes=True, patience=1)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(OutsideError) as refused:
        migrate(store_url)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{HEAD}'")
    engine.dispose()
    assert refused.value.code == "store-newer"
    assert refused.value.data["format"] == "9999"


def test_the_newest_migration_is_the_one_that_is_asked_for():
    """Else a database would never get it."""
    config = Config()
    config.set_main_option("script_location", str(Path(tables.__file__).parent / "migrations"))
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_the_migrations_make_the_tables_that_the_code_speaks_of(store_url):
    """A column that is added to one and forgotten in the other is found here."""
    engine = connect(parse(store_url), writes=False, patience=1)
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), tables.metadata)
    engine.dispose()
    assert differences == []


def test_the_migrations_make_every_check_and_default(sqlite_url, tmp_path):
    """Line by line, each table's SQL is the same as that of the code's tables."""
    plain = create_engine(f"sqlite:///{tmp_path}/plain.db")
    tables.metadata.create_all(plain)
    plain.dispose()
    assert _tables(tmp_path / "plain.db") == _tables(Path(parse(sqlite_url).database))


def _tables(path):
    database = sqlite3.connect(path)
    asked = "SELECT name, sql FROM sqlite_master WHERE sql <> '' AND type <> 'trigger' AND name <> 'alembic_version'"
    found = {name: _parts(sql) for name, sql in database.execute(asked)}
    database.close()
    return found


def _parts(sql):
    """Return what a statement lists, in any order: a column that was added later stands at the end."""
    head, _, listed = sql.partition("(")
    return sorted([head, *(part.strip() for part in re.split(r",\s*(?![^()]*\))", listed.rstrip().removesuffix(")")))])


def test_a_sqlite_file_is_its_owners_alone(tmp_path):
    """Names and answers lie in it."""
    path = tmp_path / "data" / "store.db"
    migrate(f"sqlite:///{path}")
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    "url",
    [
        *["mysql://u:s3cret@h/d", "sqlite://", "sqlite:///:memory:", "nonsense", ""],
        *["postgresql://h:port/d", "sqlite:///x.db?mode=ro", "sqlite://x.db"],
    ],
)
def test_a_url_of_another_database_is_refused(url):
    """And nothing of it, which may hold a password, is repeated."""
    with pytest.raises(UsageError, match="store-url") as refused:
        open_store(url)
    assert refused.value.data == {}


def test_a_postgresql_that_does_not_answer_is_named_so():
    """With a code, and without the password."""
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        url = f"postgresql://u:s3cret@127.0.0.1:{nobody.getsockname()[1]}/d"
        with pytest.raises(OutsideError) as failed:
            _read(url)
    assert failed.value.code == "store-unreachable"
    assert "s3cret" not in repr(failed.value.data)


@pytest.mark.parametrize(("language", "words"), [("en", "does not answer. Check"), ("fr", "ne répond pas. Vérifiez")])
def test_a_database_that_says_nothing_is_told_without_a_reason(language, words):
    """Nothing is left of the reason that there is none, in any language."""
    assert words in say_error(language, "store-unreachable", {"reason": "none"})


def test_a_file_that_is_no_database_is_named_so(tmp_path):
    """Rather than being written over."""
    path = tmp_path / "store.db"
    path.write_text("not a database at all, but long enough to be read as the head of one " * 9)
    for use in (_read, migrate):
        with pytest.raises(OutsideError, match="store-damaged"):
            use(f"sqlite:///{path}")
    assert path.read_text().startswith("not a database")


def test_a_folder_that_cannot_be_made_is_named_so(tmp_path):
    """Such as one below a file."""
    (tmp_path / "file").touch()
    with pytest.raises(OutsideError, match="store-unreachable"):
        migrate(f"sqlite:///{tmp_path}/file/store.db")


def test_what_the_database_says_stays_out_of_our_error(sqlite_url):
    """Its texts can hold personal data: neither the message nor its chain keeps them."""
    store = open_store(sqlite_url)
    with pytest.raises(OutsideError) as failed, store.write() as db:
        db.put_content("d", "P999", "plan", "", "answer", {"purpose": "secret wish"})
    store.close()
    assert failed.value.code == "store-failed"
    assert failed.value.__suppress_context__
    assert "secret wish" not in f"{failed.value.data} {failed.value.__context__}"


def test_a_store_with_tasks_grows_and_keeps_them(tmp_path):
    """Rows, and those that hang on them, stay as they are when the kinds of tasks become more."""
    path = tmp_path / "grown.db"
    engine = connect(parse(f"sqlite:///{path}"), writes=True, patience=1)
    config = Config()
    config.set_main_option("script_location", str(Path(tables.__file__).parent / "migrations"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0003")
    engine.dispose()
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute(
            'INSERT INTO tasks (id, journey, step, round, kind, "to", asked_at, state) VALUES'
            " ('P001.plan.1', 'P001', 'plan', 1, 'plan', '[\"U001\"]', '2027-01-04T09:00:00.000000+00:00', 'open')"
        )
        raw.execute("INSERT INTO task_people (ref, task) VALUES ('U001', 'P001.plan.1')")

    migrate(f"sqlite:///{path}")

    with closing(sqlite3.connect(path)) as raw, raw:
        assert raw.execute("SELECT ref, kind FROM task_people JOIN tasks ON task = id").fetchall() == [("U001", "plan")]
        raw.execute("UPDATE tasks SET kind = 'pulse'")
        with pytest.raises(sqlite3.IntegrityError):
            raw.execute("UPDATE tasks SET kind = 'dull'")
