"""What a form sends, read with a limit: memory and disk stay bounded whatever comes in, and nothing is left behind."""

from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass, field

from python_multipart.exceptions import FormParserError
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request

from revflow.domain.errors import OutsideError, RefusedError
from revflow.service.uploads import MEGABYTE, Upload

ROOM_FOR_TEXT = 1_000_000
"""Bytes that a form may hold beside its files."""

_MULTIPART = "multipart/form-data"
_PLAIN = "application/x-www-form-urlencoded"
_MAX_FIELDS = 2000
_MAX_FILES = 50


@dataclass(frozen=True, slots=True)
class Sent:
    """A form as it was sent: texts and chosen files by field name, each a list, in order."""

    values: Mapping[str, list[str]] = field(default_factory=dict)
    files: Mapping[str, list[Upload]] = field(default_factory=dict)

    def one(self, name: str) -> str:
        """Return the last text sent under that name, or an empty one."""
        return self.values.get(name, [""])[-1]


async def read_form(request: Request, files_mb: int) -> AsyncGenerator[Sent]:
    """Yield the form of a request, whose files may hold `files_mb` megabytes in all; its files close afterwards.

    The declared length is judged before a byte is read, the true one while reading: files are spooled to the disk's
    unnamed temporary files only up to the limit. Raises RefusedError `web-too-big`, `web-too-much-text`,
    `web-no-form`; OutsideError `disk-full`.
    """
    limit = files_mb * MEGABYTE + ROOM_FOR_TEXT
    form = await _parse(request, limit, files_mb)
    try:
        yield _sent(form)
    finally:
        await form.close()


async def _parse(request: Request, limit: int, files_mb: int) -> FormData:
    declared = request.headers.get("content-length", "0")
    if not declared.isdecimal() or int(declared) > limit:
        raise _too_much(files_mb)
    sort = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    stream = _counted(request, limit, files_mb)
    try:
        if sort == _MULTIPART:
            return await MultiPartParser(request.headers, stream, max_files=_MAX_FILES, max_fields=_MAX_FIELDS).parse()
        if sort == _PLAIN:
            return await FormParser(request.headers, stream, max_fields=_MAX_FIELDS).parse()
    except (MultiPartException, FormParserError, ClientDisconnect):
        raise RefusedError("web-no-form") from None
    except OSError:
        raise OutsideError("disk-full") from None
    if await _is_empty(stream):  # a button alone: some programs send neither fields nor a type
        return FormData()
    raise RefusedError("web-no-form")


async def _is_empty(stream: AsyncGenerator[bytes]) -> bool:
    """Tell whether nothing was sent, whatever length was declared; reading ends with the first bytes."""
    async for chunk in stream:
        if chunk:
            return False
    return True


async def _counted(request: Request, limit: int, files_mb: int) -> AsyncGenerator[bytes]:
    read = 0
    async for chunk in request.stream():
        read += len(chunk)
        if read > limit:
            raise _too_much(files_mb)
        yield chunk


def _too_much(files_mb: int) -> RefusedError:
    """Return the refusal of what is more than a form may hold: a page without files speaks of texts."""
    if files_mb:
        return RefusedError("web-too-big", megabytes=files_mb)
    return RefusedError("web-too-much-text", megabytes=ROOM_FOR_TEXT // MEGABYTE)


def _sent(form: FormData) -> Sent:
    values: dict[str, list[str]] = {}
    files: dict[str, list[Upload]] = {}
    for name, value in form.multi_items():
        if isinstance(value, UploadFile):
            if value.filename:  # a file field left empty is sent without a name
                files.setdefault(name, []).append(Upload(value.filename, value.file))
        else:
            values.setdefault(name, []).append(value)
    return Sent(values, files)
