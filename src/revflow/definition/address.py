"""Mail addresses, as far as a program or a list can be judged by looking at them."""

import re

_ATOM = r"[\w!#$%&'*+/=?^`{|}~-]+"
_LABEL = r"\w([\w-]{0,61}\w)?"
_ADDRESS = re.compile(rf"(?=[^@]{{1,64}}@){_ATOM}(\.{_ATOM})*@{_LABEL}(\.{_LABEL})+", re.ASCII)
MAX_LENGTH = 254


def is_address(text: str) -> bool:
    """Say whether a text looks like one mail address that any server takes, without a name or brackets around it.

    Letters with accents are not among them: a server need not take them (RFC 6531 is an extension), and ours cannot
    know.
    """
    return len(text) <= MAX_LENGTH and _ADDRESS.fullmatch(text) is not None
