"""Variables of the environment that say what cannot be: told by name, with what they take."""

import pytest

from revflow.bootstrap import Settings
from revflow.domain.errors import UsageError
from revflow.texts import LANGUAGES, say_error

WRONG = [
    ("REVFLOW_TIME", "slow"),
    ("REVFLOW_DATABASE_URL", "mysql://u:s3cret@h/d"),
    ("REVFLOW_DATABASE_URL", "postgresql://u:s3cret@h:port/d"),
    ("REVFLOW_SMTP_URL", "https://u:s3cret@mail.test"),
    ("REVFLOW_SMTP_URL", "smtp://u:s3cret@mail.test:port"),
    ("REVFLOW_MAIL_REDIRECT", "nobody"),
    ("REVFLOW_MAIL_REDIRECT", "Mia <mia@mini.test>"),
    ("REVFLOW_MAIL_FROM", "nobody"),
    ("REVFLOW_BOUNCES", "imap://u:s3cret@mail.test/INBOX"),
    ("REVFLOW_BOUNCES", "maildir:returned"),
    ("REVFLOW_WEB_URL", "mentoring.test"),
    ("REVFLOW_WEB_URL", "http://mentoring.test:port"),
    ("REVFLOW_WEB_URL", "http://[mentoring"),
]


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_a_variable_that_cannot_be_is_wrong_usage_told_by_its_name(revflow, monkeypatch, tmp_path, name, value):
    """Whoever set it reads which it is and what it takes; nothing of the value, which may hold a password, is said."""
    # given a variable with a value that cannot be
    monkeypatch.setenv("REVFLOW_HOME", str(tmp_path / "home"))
    monkeypatch.setenv(name, value)
    with pytest.raises(UsageError) as wrong:
        Settings.read()
    # when a command is called
    said = revflow("status")
    # then one sentence names the variable, in each language
    sentences = [say_error(language, wrong.value.code, wrong.value.data) for language in LANGUAGES]
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert all(name in sentence and "s3cret" not in sentence for sentence in [*sentences, said.err])
    assert len(set(sentences)) == len(LANGUAGES)


def test_a_data_folder_that_is_a_file_is_wrong_usage(revflow, monkeypatch, tmp_path):
    """Nothing is written where a file lies."""
    (tmp_path / "home").write_text("a file")
    monkeypatch.setenv("REVFLOW_HOME", str(tmp_path / "home"))

    said = revflow("status")

    assert (said.code, said.err.count("\n")) == (2, 1)
    assert "REVFLOW_HOME" in said.err


def test_a_data_folder_that_cannot_be_made_is_trouble_outside(revflow, monkeypatch):
    """Not even root makes a folder there; the sentence says which."""
    monkeypatch.setenv("REVFLOW_HOME", "/proc/revflow")

    said = revflow("status")

    assert (said.code, said.err.count("\n")) == (3, 1)
    assert "/proc/revflow" in said.err


@pytest.mark.parametrize("name", [name for name, _value in WRONG])
def test_an_empty_variable_is_one_that_is_not_set(monkeypatch, tmp_path, name):
    """Files of variables have empty lines for what is left as it is."""
    monkeypatch.setenv("REVFLOW_HOME", str(tmp_path))
    monkeypatch.delenv(name, raising=False)
    unset = Settings.read()
    monkeypatch.setenv(name, "")

    assert Settings.read() == unset
