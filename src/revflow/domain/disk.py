"""What a failing disk is called."""

import errno

from revflow.domain.errors import OutsideError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def disk_error(error: OSError, otherwise: str, **data: object) -> OutsideError:
    """Return `disk-full` where no room is left, else the error of that code, with the system's reason."""
    reason = error.strerror or ""
    return OutsideError("disk-full" if error.errno in _FULL else otherwise, reason=reason, **data)
