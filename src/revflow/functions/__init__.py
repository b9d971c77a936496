"""Functions that call steps name: how they are found, and the shipped ones."""

import logging

from revflow.definition.functions import registered
from revflow.domain.calls import Call
from revflow.domain.errors import OutsideError
from revflow.service.trouble import told

_log = logging.getLogger("revflow.drive")


class InstalledFunctions:
    """The port `Functions`: shipped functions, and those of installed packages (group `revflow.functions`)."""

    def call(self, name: str, asked: Call) -> object:
        """Import and call a function. Raises OutsideError `function-unknown`, and whatever the function raises."""
        point = registered().get(name)
        if point is None:
            raise OutsideError("function-unknown", function=name)
        try:
            function = point.load()
        except (ImportError, AttributeError) as error:
            _log.error("function %s cannot be loaded (%s)", name, told(error))
            raise OutsideError("function-unknown", function=name) from None
        return function(asked)
