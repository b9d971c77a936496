"""What machines of people are made of: how long they run, and rules for as long as a journey does."""

from hypothesis import HealthCheck, settings
from hypothesis.stateful import precondition, rule


def examples(times, steps):
    """Return the settings of a machine: so many times the profile's examples, of so many steps."""
    return settings(
        max_examples=settings.default.max_examples * times,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    )


def anybody(**drawn):
    """Return a rule for as long as somebody's journey has not ended."""
    return lambda does: precondition(lambda self: not self.company.over)(rule(**drawn)(does))
