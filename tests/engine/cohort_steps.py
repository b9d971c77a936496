"""Steps of cohorts that live at random: people may say nothing, send back, decline and leave at each of them."""

from engine.company import REPORT

ASK_MENTEES = """\
  - {id: needs, kind: form, for_each: mentee, on_expiry: leave, fields: {topics: {type: topics, min: 1}}}
"""
ASK = f"""{ASK_MENTEES}\
  - id: review
    kind: approval
    for_each: mentee
    by: hr
    max_rounds: 3
    outcomes: {{approve: next, revise: needs, decline: leave}}
  - {{id: offer, kind: form, for_each: mentor, on_expiry: leave, fields: {{topics: {{type: topics, min: 1}}}}}}
"""
ACCEPT = """\
  - id: accept
    kind: approval
    for_each: pair
    by: [mentor, mentee]
    quorum: all
    private: true
    on_expiry: decline
    outcomes: {approve: next, decline: rematch}
"""
EGO = "  - {id: ego, kind: training, for_each: mentee, content: ego-check, confirm_by: mentee}\n"
PLAN = "  - {id: plan, kind: form, for_each: pair, by: mentor, on_expiry: skip, fields: {aims: {type: text}}}\n"


def whole(*steps, ready="", rounds=3):
    """A cohort from the needs to the report: asked, matched, the wave approved, and then these steps of its pairs."""
    match = f"  - {{id: match, kind: match, {ready}waves: {{every: 2 weeks, max: 3}}}}\n"
    approval = f"""\
  - id: approval
    kind: approval
    by: [hr, sponsor]
    quorum: all
    max_rounds: {rounds}
    outcomes: {{approve: next, revise: match}}
"""
    return "".join((ASK, match, approval, *steps, REPORT))
