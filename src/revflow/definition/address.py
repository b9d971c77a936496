"""Mail addresses, as far as a program or a list can be judged by looking at them."""

import re

_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]{1,63}(\.[\w-]{1,63})+")
MAX_LENGTH = 254


def is_address(text: str) -> bool:
    """Say whether a text looks like one mail address, without a name or brackets around it."""
    return len(text) <= MAX_LENGTH and _ADDRESS.fullmatch(text) is not None
