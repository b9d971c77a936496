"""What a program means, checked: a module for each subject; a check is told a draft and tells its faults to it."""

from revflow.definition.checks import (
    actors,
    basics,
    conditions,
    fields,
    gates,
    graph,
    kinds,
    meetings,
    quizzes,
    references,
    silence,
    times,
    undone,
    voters,
    words,
)
from revflow.definition.draft import Draft


def check(draft: Draft) -> None:
    """Run all checks."""
    people = (basics, words, actors, gates, voters, silence)
    for subject in (*people, graph, kinds, meetings, times, fields, quizzes, references, conditions, undone):
        subject.check(draft)
