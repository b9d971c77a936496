"""The application opens with settings that are good, or says which one is not before anything is made."""

import pytest

from revflow.bootstrap import Settings, open_app
from revflow.domain.errors import OutsideError, UsageError


@pytest.mark.parametrize(
    ("variable", "value", "code"),
    [
        ("REVFLOW_MAIL_FROM", "revflow <>", "setting-mail-from"),
        ("REVFLOW_MAIL_REDIRECT", "zork", "setting-mail-redirect"),
    ],
)
def test_a_wrong_mail_setting_is_refused_before_anything_is_made(tmp_path, monkeypatch, variable, value, code):
    """Else every mail would be lost to it, one by one."""
    monkeypatch.setenv("REVFLOW_HOME", str(tmp_path / "home"))
    monkeypatch.setenv(variable, value)

    with pytest.raises(UsageError, match=code):
        open_app()

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("key", ["a", "x" * 31])
def test_a_key_that_can_be_guessed_is_refused(tmp_path, key):
    """Whoever has the key makes a link for anybody."""
    with pytest.raises(UsageError, match="setting-secret-key"):
        Settings(home=tmp_path, secret_key=key).secret()


def test_a_kept_key_that_is_not_whole_is_refused_and_left_as_it_is(tmp_path):
    """A disk that was full, or an empty copy of a backup: links signed with nothing would be anybody's."""
    kept = tmp_path / "secret.key"
    kept.write_text("")

    with pytest.raises(OutsideError, match="secret-key-damaged"):
        Settings(home=tmp_path).secret()

    assert kept.read_text() == ""


def test_a_key_is_made_once_and_kept(tmp_path):
    """Links stay good when revflow starts again."""
    made = Settings(home=tmp_path).secret()

    assert Settings(home=tmp_path).secret() == made
    assert len(made) >= 32


def test_an_empty_variable_is_one_that_is_not_set(tmp_path, monkeypatch):
    """REVFLOW_HOME= must not make the current folder the data folder."""
    unset = Settings()
    for name in ("HOME", "DATABASE_URL", "MAIL_FROM", "MAIL_REDIRECT", "WEB_URL", "SECRET_KEY", "TIME"):
        monkeypatch.setenv(f"REVFLOW_{name}", "")

    assert Settings() == unset
