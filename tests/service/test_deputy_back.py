"""Rule 16: who may stand in and is back earlier than expected is asked at once."""

from datetime import timedelta

from revflow.service.away import away, back
from service.gated import begin


def test_a_deputy_who_is_back_is_asked_at_once(house, tmp_path):
    """Given a principal and a deputy who are away, when HR says that the deputy is back, then the deputy is asked."""
    gated = begin(house, tmp_path)
    ports, today = house.app.ports, house.app.clock.now().date()
    away(ports, "boss@x.test", today, today + timedelta(days=60), "chief@x.test")
    away(ports, "chief@x.test", today, today + timedelta(days=50))
    house.settle()
    chief = gated.person("chief@x.test").ref
    assert chief not in gated.task("review").to

    back(ports, "chief@x.test")
    house.settle()

    assert chief in gated.task("review").to
