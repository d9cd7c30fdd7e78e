"""How a file reaches the process that parses it, and how what was read comes back: pipes, no file on a disk.

In: the length of a header, the header (JSON), the length of the file, its bytes; the pipe then stays open, and
its end tells the child that its parent is gone. Out: messages of a kind, a length and their bytes: how far the child
is, as often as it likes, then its result; of a child that failed, where in the code, and never what it failed on: an
exception may quote a cell.
"""

import json
import os
import sys
import threading
import traceback
from pathlib import Path

from data.folders import ROOT
from loaders.files.progress import Progress

_LENGTH_BYTES = 8
_PIECE = 1 << 20
_MOST_SAID = 64_000  # of what a child says on its standard error
_MOST_FRAMES = 30
_PROGRESS, _RESULT = b"P", b"R"  # the kinds of messages a child sends
_MOST_PROGRESS = 200  # bytes of how far it is
FAILED, LEFT = 1, 3  # how a child ends: by an error of ours, or because its parent is gone


# -- in the child ----------------------------------------------------------------------------------------


def take_input() -> tuple[dict, bytes]:
    """The header and the file that the parent sends. From here on the child ends when its parent does."""
    header = json.loads(_read(_length()))
    content = _read(_length())
    threading.Thread(target=end_with_parent, daemon=True).start()
    return header, content


def end_with_parent() -> None:
    """The parent holds the other end of standard input; when it dies the pipe closes."""
    while os.read(0, 1):
        pass
    os._exit(LEFT)


_SENDING = threading.Lock()  # what is told of the progress comes from several threads


def give_progress(progress: Progress) -> None:
    """Say how far the reading is: numbers and the name of a stage, nothing of the file."""
    text = json.dumps(progress).encode("ascii")
    with _SENDING:
        sys.stdout.buffer.write(_PROGRESS + len(text).to_bytes(_LENGTH_BYTES) + text)
        sys.stdout.buffer.flush()


def give_result(result: bytes, code: int = 0) -> None:
    """Send the result and end."""
    out = sys.stdout.buffer
    with _SENDING:
        out.write(_RESULT + len(result).to_bytes(_LENGTH_BYTES))
        out.write(result)
        out.flush()
        os._exit(code)


def give_failure(error: BaseException) -> None:
    """Send where it failed: names of exceptions, files, lines and functions; no message, no value."""
    chain: list[str] = []
    frames: list[str] = []
    cause: BaseException | None = error
    while cause is not None and len(chain) < 5:
        chain.append(type(cause).__name__)
        frames += [
            f"{_shown(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(cause.__traceback__, limit=-_MOST_FRAMES)
        ]
        cause = cause.__cause__ or cause.__context__
    give_result(json.dumps({"chain": chain, "frames": frames}).encode(), FAILED)


def _shown(file_name: str) -> str:
    path = Path(file_name)
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else "/".join(path.parts[-2:])


def _length() -> int:
    return int.from_bytes(_read(_LENGTH_BYTES))


def _read(size: int) -> bytes:
    content = sys.stdin.buffer.read(size)
    if len(content) < size:
        os._exit(LEFT)
    return content


# -- in the parent ---------------------------------------------------------------------------------------


class Exchange:
    """The three pipes of a child, each served by a thread of its own: the parent never waits for one of them.

    `result`: what came whole, else None; `progress`: how far the child said it is. `is_too_much`: it had more than
    `most` bytes to say; it is ended, and nothing of it held.
    """

    def __init__(self, child, header: dict, content: bytes, most: int):
        self.result: bytearray | None = None
        self.progress = Progress()
        self.is_too_much = False
        self._stderr = bytearray()
        self._child, self._most = child, most
        self._threads = [
            threading.Thread(target=target, args=arguments, daemon=True)
            for target, arguments in ((self._send, (header, content)), (self._take, ()), (self._listen, ()))
        ]
        for thread in self._threads:
            thread.start()

    @property
    def stderr(self) -> str:
        """The end of what the child said on its standard error; it may quote a cell, so it is never shown."""
        return self._stderr.decode("utf-8", "replace")

    def end(self) -> None:
        """The child has ended: wait for what is still in the pipes, and close them."""
        for thread in self._threads:
            thread.join(10)
        for pipe in (self._child.stdin, self._child.stdout, self._child.stderr):
            try:
                pipe.close()
            except OSError:  # bytes it no longer took
                continue

    def _send(self, header: dict, content: bytes) -> None:
        begin = json.dumps(header, ensure_ascii=False).encode()
        to_send = (len(begin).to_bytes(_LENGTH_BYTES), begin, len(content).to_bytes(_LENGTH_BYTES), content)
        try:
            for part in to_send:
                rest = memoryview(part)
                while rest:
                    rest = rest[self._child.stdin.write(rest[:_PIECE]) :]
        except (OSError, ValueError):  # the child ended before it had read all: its ending says why
            return

    def _take(self) -> None:
        while (head := self._exactly(bytearray(len(_RESULT) + _LENGTH_BYTES))) is not None:
            kind, size = bytes(head[:1]), int.from_bytes(head[1:])
            if size > (_MOST_PROGRESS if kind == _PROGRESS else self._most):
                self.is_too_much = True
                self._child.kill()
                return
            message = self._exactly(bytearray(size))
            if kind == _RESULT or message is None:
                self.result = message
                return
            self.progress = Progress(*json.loads(message))

    def _exactly(self, whole: bytearray) -> bytearray | None:
        """The buffer filled from the child's standard output; None when that ends before."""
        left = memoryview(whole)
        while left:
            got = self._child.stdout.readinto(left[:_PIECE])
            if not got:
                return None
            left = left[got:]
        return whole

    def _listen(self) -> None:
        while piece := self._child.stderr.read(_PIECE):
            self._stderr = (self._stderr + piece)[-_MOST_SAID:]
