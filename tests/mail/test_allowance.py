"""What makes much out of little: ended before it is big, and told with its place."""

import resource
from pathlib import Path

import pytest

from mail.context_example import example
from mail.faults import refused
from revflow.texts import say_error

TEN = "{% set x = '0123456789' %}"
HALF_A_GIGABYTE = 1 << 29
GROWING = [
    (TEN, "{% set x = x ~ x %}", "{{ x|length }}"),
    (TEN, "{% set x = x + x %}", "{{ x|length }}"),
    ("{% set x = [0] %}", "{% set x = x + x %}", "{{ x|length }}"),
    (TEN, "{% set x = [x, x]|join %}", "{{ x|length }}"),
    (TEN, "{% set x = x|list|join(x) %}", "{{ x|length }}"),
    (TEN, "{% set x = x|list|join(d=x) %}", "{{ x|length }}"),
    (TEN, "{% set x = x|replace('0', x) %}", "{{ x|length }}"),
    (TEN, "{% set x = x|replace('', x) %}", "{{ x|length }}"),
    (TEN, "{% set x = [x, x]|map('replace', '0', x)|join %}", "{{ x|length }}"),
    (TEN, "{% set x %}{{ x }}{{ x }}{% endset %}", "{{ x|length }}"),
    (TEN, "{% set x %}{% filter upper %}{{ x }}{{ x }}{% endfilter %}{% endset %}", "{{ x|length }}"),
    ("{% macro twice(x) %}{{ x }}{{ x }}{% endmacro %}" + TEN, "{% set x = twice(x) %}", "{{ x|length }}"),
    ("{% set x = ['a'] %}", "{% set x = [x, x] %}", "{{ x|string|length }}"),
    ("{% set x = ('a',) %}", "{% set x = (x, x) %}", "{{ x ~ '' }}"),
    ("{% set x = {} %}", "{% set x = {'a': x, 'b': x} %}", "{{ x }}"),
    ("{% set x = [['a']] %}", "{% set x = (x + x)|sum(start=[]) %}", "{{ x|length }}"),
    ("{% set x = 10 %}", "{% set x = x * x %}", "{{ x > 1 }}"),
    ("{% set x = 1 %}", "{% set x = (x ~ x)|int(base=16) %}", "{{ x > 1 }}"),
    (TEN + "{% set x = x|list %}" + "{% for a in x %}" * 9, "", "{% endfor %}" * 9),
    ("{% set x = [1, 2] %}{% for a in x recursive %}", "", "{{ loop(x) }}{% endfor %}"),
    (
        "{% if n is not defined %}{% set n = 0 %}{% endif %}{% set n = n + 1 %}{% if n < 60 %}",
        "",
        "{% include 'own/body.en.txt' %}{% include 'own/body.en.txt' %}{% endif %}",
    ),
    ("{% set x %}{% for i in range(9000) %}", "", "a sentence of some thirty letters{% endfor %}{% endset %}"),
    ("", "", "{{ 1.5|round(1000000000, 'ceil') }}"),
]


@pytest.fixture
def little_memory():
    """Leave this process little more memory than it has: who takes more fails, and not the machine."""
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + HALF_A_GIGABYTE, hard))
    yield
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


@pytest.mark.parametrize("number", range(len(GROWING)))
def test_what_doubles_is_ended_before_it_is_big(letters, company, little_memory, number):
    """A few lines that double a text sixty times would take all memory, and the worker with it."""
    # given a company's template that makes much out of little
    start, doubling, end = GROWING[number]
    folder = company(start + f"\n{doubling}" * 60 + "\n" + end)
    # when it is rendered with little memory left
    data = refused(letters, folder)
    # then it was ended in time, and its line is known
    assert data["reason"] in {"forbidden", "too-much"}
    assert data["line"] > 0


@pytest.mark.parametrize(("language", "words"), [("en", "makes too much text"), ("fr", "produit trop de texte")])
def test_what_is_too_much_is_said_with_file_and_line(letters, company, language, words):
    """Whoever wrote the template reads where, in the own language alone."""
    # given a template whose third line doubles a text
    folder = company(TEN + "\ntwo\n" + "{% set x = x ~ x %}" * 60)
    # when it is rendered
    data = refused(letters, folder)
    # then the sentence names file and line
    said = say_error(language, "template-faulty", data)
    assert words in said
    assert "own/body.en.txt" in said
    assert f"{'line' if language == 'en' else 'ligne'} 3" in said
    assert language == "en" or "too" not in said


def test_a_part_that_is_too_long_is_told_with_the_line_that_goes_beyond(letters, company):
    """What is only shown, and held nowhere, is counted too."""
    # given a template whose second line shows too much
    folder = company("one\n{% for i in range(9000) %}{{ 'a sentence of some thirty letters' }}{% endfor %}\nthree")
    # when it is rendered
    data = refused(letters, folder)
    # then that line is told
    assert (data["reason"], data["line"]) == ("too-much", 2)


def test_one_mail_takes_nothing_of_the_next_ones_allowance(letters, company):
    """A worker compiles and renders thousands of mails in one thread."""
    # given a template that takes nearly all that one part may
    folder = company("{% for i in range(9000) %}{{ 'a' ~ 'b' }}{% endfor %}")
    # when it is rendered again and again
    texts = {letters.render("own", "en", example("en"), folder)[1] for _ in range(3)}
    # then it is whole each time
    assert texts == {"ab" * 9000 + "\n"}


def test_counting_changes_nothing_of_what_a_letter_says(letters, company):
    """Texts and lists are made as always; in HTML, texts that are joined are still escaped."""
    # given a template that makes texts and lists
    body = (
        "{% set all = ['b', 'a'] + ['<c>'] %}{% set pair = {'k': ('v', 1)} %}"
        "{{ all|sort|join(', ') }} {{ 'x' ~ all[0] ~ 1 }} {{ 1 + 2 }} {{ pair.k[0] }} {{ 'aa'|replace('a', 'bc', 1) }}"
        "{% for a, b in [(1, 2), (3, 4)] %} {{ loop.index }}/{{ loop.length }}:{{ a * b }}{% endfor %}"
        " {{ [1, 2]|sum }} {{ 1.25|round(1) }}"
    )
    folder = company(body, body__en__html="{{ '<' ~ '>' }}")
    # when it is rendered
    _subject, text, html = letters.render("own", "en", example("en"), folder)
    # then it says what it should
    assert text == "<c>, a, b xb1 3 v bca 1/2:2 2/2:12 3 1.2\n"
    assert html.strip() == "&lt;&gt;"
