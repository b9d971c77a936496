"""Faulty and hostile templates: told with their place, and ended."""

import pytest

from mail.context_example import example
from mail.faults import refused


@pytest.mark.parametrize(
    ("body", "reason", "line"),
    [
        ("one\n{{ partnr.name }}", "undefined", 2),
        ("{{ partner.nam }}", "undefined", 1),
        ("one\ntwo\n{% if %}", "syntax", 3),
        ("{% include 'nowhere.txt' %}", "missing", 1),
        ("{{ 1 / 0 }}", "other", 1),
        ("{{ 'text'|date }}", "other", 1),
    ],
)
def test_a_faulty_template_is_told_with_its_place(letters, company, body, reason, line):
    """Whoever wrote it finds the line; the mail waits to be tried again."""
    # given a company's template with a fault
    # when it is rendered
    data = refused(letters, company(body))
    # then file, line and kind of the fault are told
    assert (data["reason"], data["line"], data["permanent"]) == (reason, line, False)


@pytest.mark.parametrize(
    "body",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ person.__init__.__globals__ }}",
        "{{ '{0.__class__}'.format(person) }}",
        "{{ self.__init__.__globals__.__builtins__ }}",
        "{{ range.__call__.__self__ }}",
        "{{ person.update({'name': 'x'}) }}",
        "{{ person.pop('name') }}",
        "{{ starts.replace(year=1) }}",
        "{{ 'x'.center(1000000000) }}",
        "{{ 'x' * 1000000000 }}",
        "{{ [0] * 1000000000 }}",
        "{{ 10 ** 1000000000 }}",
        "{{ '%1000000000d' % 1 }}",
        "{% for i in range(10 ** 9) %}x{% endfor %}",
        "{% for i in range(1000000000) %}x{% endfor %}",
        "{% for i in range(10000) %}{% for j in range(10000) %}{% endfor %}{% endfor %}",
        "{% macro again() %}{{ again() }}{{ again() }}{% endmacro %}{{ again() }}",
        "{% for i in range(9000) %}{{ 'a sentence of some thirty letters' }}{% endfor %}",
        "{{ lipsum(1000) }}",
        "{{ 'x'|center(1000000000) }}",
        "{{ '%1000000000d'|format(1) }}",
    ],
)
def test_a_template_can_neither_look_outside_nor_exhaust_the_machine(letters, company, body):
    """The sandbox ends it: a template says words, and does nothing else."""
    # given a company's template that tries
    # when it is rendered
    data = refused(letters, company(body))
    # then it is refused
    assert data["reason"] in {"forbidden", "too-much", "undefined", "syntax"}


def test_a_template_may_loop_branch_and_use_macros(letters, company):
    """What letters need is allowed."""
    # given a template with the ordinary means
    body = (
        "{% macro line(text) %}* {{ text|upper }}{% endmacro %}"
        "{% for topic in topics %}{{ loop.cycle('a', 'b') }}{{ line(topic) }}{% endfor %}"
        " {% for i in range(3) %}{{ i * 2 }}{% endfor %} {{ person.get('first') }} {{ 7 % 4 }}"
    )
    # when it is rendered
    text = letters.render("own", "en", example("en"), company(body))[1]
    # then it says what it should
    assert text == "a* PROFESSIONAL SOCIAL MEDIAb* AI ASSISTANTS 024 Hélène 3\n"
