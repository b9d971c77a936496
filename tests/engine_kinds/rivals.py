"""Cohorts by chance, and other ways to match them: by trying everything, and greedily as it once was."""

from itertools import product
from random import Random

from engine_kinds.matched import TOPICS, Cohort
from revflow.engine.matching.score import Scores
from revflow.engine.matching.sides import sides


def crowd(mentees, mentors, seed, **match):
    """A large cohort by chance."""
    chance = Random(seed)
    prefer = {"topic_cover": 5, "level_gap": 2, "other_site": 1, "shared_slots": 2}
    cohort = Cohort(forbid=["same_department", "reporting_line"], prefer=prefer, **match)
    departments = [f"D{number}" for number in range(12)]
    slots = [f"{day}-{half}" for day in ("mon", "tue", "wed", "thu", "fri") for half in ("am", "pm")]
    for letter, count in (("E", mentees), ("M", mentors)):
        for number in range(count):
            topics = {topic: (chance.randint(0, 2), chance.randint(2, 4)) for topic in chance.sample(TOPICS, 2)}
            if letter == "M":
                topics = {topic: (chance.randint(1, 4), 4) for topic in topics}
            cohort.add(
                f"{letter}{number:03d}",
                topics,
                slots=chance.sample(slots, 3),
                department=chance.choice(departments),
                site=chance.choice(["Paris", "Lyon", "Nantes"]),
            )
    return cohort


def points_of(cohort):
    """All free mentees and mentors, and the points of those who may be a pair, by their codes; wishes as `E1/data`."""
    match = cohort.program.step("matching")
    mentees, mentors = sides(cohort.program, match, cohort.pool(), cohort.linked())
    total = Scores(match.prefer, mentees, mentors).total()
    codes = [[_name(side.candidate) for side in one] for one in (mentees, mentors)]
    pool = cohort.pool()
    points = {
        (_name(one.candidate), other.candidate.code): int(total[row, column])
        for (row, one), (column, other) in product(enumerate(mentees), enumerate(mentors))
        if not pool.bars.refusal(one.candidate, other.candidate)
    }
    rooms = {mentor.code: pool.room(mentor) for mentor in pool.free_mentors}
    return codes, points, rooms


def _name(one):
    return f"{one.code}/{one.wish}" if one.wish else one.code


def brute_force(mentees, points, rooms):
    """The best (number of pairs, points) there is, by trying everything."""
    if not mentees:
        return 0, 0
    best = brute_force(mentees[1:], points, rooms)
    for mentor, room in rooms.items():
        if room and (mentees[0], mentor) in points:
            number, total = brute_force(mentees[1:], points, rooms | {mentor: room - 1})
            best = max(best, (number + 1, total + points[mentees[0], mentor]))
    return best


def greedy(points, rooms):
    """The match as it was: the pair with most points first."""
    taken, room, found = set(), dict(rooms), []
    for (mentee, mentor), worth in sorted(points.items(), key=lambda one: (-one[1], one[0])):
        if mentee not in taken and room[mentor]:
            taken.add(mentee)
            room[mentor] -= 1
            found.append(worth)
    return len(found), sum(found)


def brute_force_crossed(wishes, points, rooms, served=frozenset(), taken=frozenset()):
    """The best (mentees with a mentor, pairs, points) of a crossed match, by trying everything."""
    if not wishes:
        return len({mentee for mentee, _ in taken} - served), 0, 0
    mentee = wishes[0].partition("/")[0]
    best = brute_force_crossed(wishes[1:], points, rooms, served, taken)
    for mentor, room in rooms.items():
        if room and (wishes[0], mentor) in points and (mentee, mentor) not in taken:
            left = rooms | {mentor: room - 1}
            there, number, total = brute_force_crossed(wishes[1:], points, left, served, taken | {(mentee, mentor)})
            best = max(best, (there, number + 1, total + points[wishes[0], mentor]))
    return best
