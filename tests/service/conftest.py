"""People, and a house whose mails go by a real SMTP server."""

import pytest

from fixtures.house import House
from fixtures.smtp import Running
from revflow.bootstrap import Settings, open_app
from service_people import PAIRS


@pytest.fixture
def people(tmp_path):
    path = tmp_path / "people.csv"
    path.write_text(PAIRS, encoding="utf-8")
    return path


@pytest.fixture
def by_smtp(tmp_path, smtp: Running):
    """A house whose mails go by SMTP."""
    url = f"smtp://127.0.0.1:{smtp.port}"
    app = open_app(Settings(home=tmp_path / "home", web_url="http://revflow.test", smtp_url=url))
    yield House(app)
    app.store.close()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def anywhere(request, tmp_path):
    """A house on each of the databases."""
    url = request.getfixturevalue("postgres_url") if request.param == "postgres" else ""
    app = open_app(Settings(home=tmp_path / "home", web_url="http://revflow.test", database_url=url))
    yield House(app)
    app.store.close()


@pytest.fixture
def bounced(tmp_path, smtp: Running):
    """A house by SMTP whose bounces come back into a Maildir."""
    box = tmp_path / "returned"
    url = f"smtp://127.0.0.1:{smtp.port}"
    app = open_app(
        Settings(home=tmp_path / "home", web_url="http://revflow.test", smtp_url=url, bounces=f"maildir:{box}")
    )
    yield House(app)
    app.store.close()
