"""Uploads bounded in size, sum, number and time; what a page held is freed soon after it is gone.

Streamlit keeps every uploaded file in the server's memory. Of itself it bounds the single file alone, and a
page that went away keeps its files until another one goes. So this stands before its upload route:

- an upload needs an open page: a session whose websocket is connected now;
- over a bound (`access/limits.py`) it is refused before its body is read where its length says so, else as
  soon as the body has gone too far;
- a body that stands still or takes too long is cut;
- a session whose page is gone for longer than the grace is closed, and with it goes all it held.

Files the upload screen has taken over to wait for a decision are counted too: `Staged`.
"""

import asyncio
import contextlib
import gc
import itertools
import logging
import time
import weakref
from typing import cast

from streamlit import runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

from access import limits
from access.refusal import Refusal, refuse

LOG = logging.getLogger("dashboard")
_ROUTE = "/_stcore/upload_file/"

NO_PAGE = Refusal(
    404,
    "Trang gửi tệp này không còn mở: hãy tải lại trang rồi chọn tệp lại.",
    "The page that sends this file is no longer open: load it again and choose the file again.",
)
NO_LENGTH = Refusal(
    400,
    "Độ dài của tệp gửi lên không đọc được: hãy chọn tệp lại.",
    "The length of the file cannot be read: choose the file again.",
)
FILE_TOO_LARGE = Refusal(
    413,
    f"Tệp lớn hơn {limits.FILE_BYTES // limits.MIB} MB: hãy chia nhỏ, hoặc thả vào thư mục inbox của kho số liệu.",
    f"The file is larger than {limits.FILE_BYTES // limits.MIB} MB: divide it, or drop it into the store's "
    "inbox folder.",
)
SESSION_FULL = Refusal(
    413,
    f"Trang này đã giữ gần {limits.SESSION_BYTES // limits.MIB} MB tệp chờ: hãy nạp hoặc bỏ bớt rồi gửi tiếp.",
    f"This page already holds nearly {limits.SESSION_BYTES // limits.MIB} MB of waiting files: "
    "load or drop some, then go on.",
)
SESSION_MANY = Refusal(
    429,
    f"Trang này đã giữ {limits.SESSION_FILES} tệp chờ: hãy nạp hoặc bỏ bớt rồi gửi tiếp.",
    f"This page already holds {limits.SESSION_FILES} waiting files: load or drop some, then go on.",
)
SERVER_FULL = Refusal(
    429,
    "Máy chủ đang giữ quá nhiều tệp chờ của các trang: hãy thử lại sau vài phút.",
    "The server holds too many waiting files of all pages: try again in a few minutes.",
)
TOO_SLOW = Refusal(
    408,
    "Tệp gửi lên quá chậm hoặc bị ngừng giữa chừng: hãy gửi lại.",
    "The file came too slowly or stopped halfway: send it again.",
)


class Staged:
    """What pages keep of uploaded files themselves: counted as long as the object that holds the bytes lives."""

    def __init__(self):
        self._sizes: dict[int, tuple[str, int]] = {}
        self._numbers = itertools.count()

    def count(self, owner: object, session: str, size: int) -> None:
        """Count `size` bytes of a session until `owner` is gone: dropped, or its session with it.

        A finaliser can run at any moment in any thread, so nothing here is locked; each step is one operation.
        """
        number = next(self._numbers)
        self._sizes[number] = session, size
        weakref.finalize(owner, self._sizes.pop, number, None).atexit = False

    def of(self) -> list[tuple[str, int]]:
        return list(self._sizes.values())


STAGED = Staged()


class _Cut(Exception):
    """An upload that has to end: raised into who reads its body, answered by who raised it."""


class Uploads:
    """The application, with its upload route bounded."""

    def __init__(self, app):
        self.app = app
        self._coming: dict[object, tuple[str, int]] = {}  # uploads on their way: session, bytes promised or come
        self._last_open: dict[str, float] = {}  # sessions that may hold files: when their page was last open
        self._watch: asyncio.Task | None = None

    async def __call__(self, scope, receive, send) -> None:
        if scope["type"] != "http" or scope["method"] != "PUT" or _ROUTE not in scope["path"]:
            return await self.app(scope, receive, send)
        session = scope["path"].split(_ROUTE, 1)[1].split("/")[0]
        lengths = [value for name, value in scope["headers"] if name.lower() == b"content-length"]
        is_known = all(value.isdigit() and len(value) <= 20 for value in lengths)
        promised = int(lengths[0]) if lengths and is_known else 0
        if len(lengths) > 1 or not is_known:
            refusal: Refusal | None = NO_LENGTH
        elif not is_open(session):
            refusal = NO_PAGE
        else:
            refusal = self._refusal(session, promised)
        if refusal:
            return await _refuse_unread(receive, send, refusal)
        await self._bounded(scope, receive, send, session, promised)

    async def _bounded(self, scope, receive, send, session: str, promised: int) -> None:
        """Let the body through, piece by piece, as long as it keeps within the bounds."""
        upload, come, end = object(), 0, time.monotonic() + limits.BODY_SECONDS
        self._coming[upload] = session, promised
        self._look_after(session)
        cut, is_whole, has_begun = None, False, False

        async def bounded():
            nonlocal come, cut, is_whole
            if is_whole:  # whoever still asks waits for the visitor to leave
                return await receive()
            left = end - time.monotonic()
            try:
                async with asyncio.timeout(min(limits.SILENT_SECONDS, max(left, 0))):
                    message = await receive()
            except TimeoutError:
                left = 0
            if left <= 0:
                cut = TOO_SLOW
                raise _Cut(cut.en)
            come += len(message.get("body", b""))
            if come > promised:
                self._coming[upload] = session, come
                cut = self._refusal(session, come, upload)
                if cut:
                    raise _Cut(cut.en)
            is_whole = not message.get("more_body")
            return message

        async def answer(message):
            nonlocal has_begun
            if not cut:  # what the application makes of the cut is its own affair
                has_begun = True
                await send(message)

        try:
            await self.app(scope, bounded, answer)
        except Exception:  # whatever the application makes of a body cut short; any other error is its own
            if not cut:
                raise
        finally:
            del self._coming[upload]
        if cut and not has_begun:
            await (refuse(send, cut) if cut is TOO_SLOW else _refuse_unread(receive, send, cut))

    def _refusal(self, session: str, size: int, upload: object = None) -> Refusal | None:
        """The bound that an upload of `size` bytes would break, None where there is room."""
        coming = [entry for key, entry in self._coming.items() if key is not upload]
        uploads = [*coming, *STAGED.of(), *stored()]
        own = [bytes_ for owner, bytes_ in uploads if owner == session]
        if size > limits.FILE_BYTES:
            return FILE_TOO_LARGE
        if sum(own) + size > limits.SESSION_BYTES:
            return SESSION_FULL
        if len(own) + 1 > limits.SESSION_FILES:
            return SESSION_MANY
        is_full = sum(bytes_ for _, bytes_ in uploads) + size > limits.SERVER_BYTES
        return SERVER_FULL if is_full or len(uploads) + 1 > limits.SERVER_FILES else None

    # -- what is freed ---------------------------------------------------------------------------------

    def _look_after(self, session: str) -> None:
        """Remember a session that may hold files; as long as there is one, somebody looks after them."""
        self._last_open[session] = time.monotonic()
        if self._watch is None or self._watch.done():
            self._watch = asyncio.create_task(self._free_what_is_left(), name="uploads of pages that are gone")

    async def _free_what_is_left(self) -> None:
        while self._last_open:
            await asyncio.sleep(min(limits.GRACE_SECONDS / 4, 10.0))
            try:
                self.look(time.monotonic())
            except Exception:  # one session that cannot be closed must not keep the files of all others
                LOG.exception("uploads: a session could not be closed")

    def look(self, now: float) -> None:
        """Close the sessions whose page is gone for longer than the grace, with all they held.

        Streamlit forgets such a session itself, but only when the next one goes; until then, and where nobody
        comes any more, its files stay. Sessions hang together in circles that only a collection undoes, and
        the forced one after every run is switched off (`runner.postScriptGC`).
        """
        coming, is_freed = {session for session, _ in self._coming.values()}, False
        for session, last in list(self._last_open.items()):
            if is_open(session):
                self._last_open[session] = now
            elif now - last > limits.GRACE_SECONDS:
                if session not in coming:  # else what is still coming is freed at the next look
                    del self._last_open[session]
                server, is_freed = runtime.get_instance(), True
                server.uploaded_file_mgr.remove_session_files(session)
                server.close_session(session)
        if is_freed:
            gc.collect()


def is_open(session: str) -> bool:
    """Whether a session's page is connected now."""
    return runtime.exists() and runtime.get_instance().is_active_session(session)


def stored() -> list[tuple[str, int]]:
    """Session and size of every file Streamlit holds."""
    if not runtime.exists():
        return []
    manager = cast(MemoryUploadedFileManager, runtime.get_instance().uploaded_file_mgr)  # the only one there is
    files = list(manager.file_storage.items())
    return [(session, len(file.data)) for session, named in files for file in list(named.values())]


async def _refuse_unread(receive, send, refusal: Refusal) -> None:
    """Refuse before the body is read. What is already on its way is thrown away for a moment: a browser reads
    an answer only when it has sent all, and a connection closed before that would leave it without one."""
    await send({"type": "http.response.start", "status": refusal.status, "headers": refusal.headers})
    await send({"type": "http.response.body", "body": refusal.text, "more_body": True})
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(limits.DRAIN_SECONDS):
            while (message := await receive())["type"] == "http.request" and message.get("more_body"):
                pass
    await send({"type": "http.response.body", "body": b""})
