"""What somebody is told who is not let in: a status and one sentence, in Vietnamese and in English."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Refusal:
    """A status of HTTP with what is wrong and what to do."""

    status: int
    vi: str
    en: str

    @property
    def text(self) -> bytes:
        return f"{self.vi}\n{self.en}\n".encode()

    @property
    def headers(self) -> list[tuple[bytes, bytes]]:
        """`connection: close`: a body nobody read must not be taken for the next request."""
        return [
            (b"content-type", b"text/plain; charset=utf-8"),
            (b"cache-control", b"no-store"),
            (b"content-length", str(len(self.text)).encode()),
            (b"connection", b"close"),
        ]


async def refuse(send, refusal: Refusal, kind: str = "http", is_head: bool = False) -> None:
    """Answer a request with a refusal; `kind` "websocket.http" answers the opening of a websocket."""
    await send({"type": f"{kind}.response.start", "status": refusal.status, "headers": refusal.headers})
    await send({"type": f"{kind}.response.body", "body": b"" if is_head else refusal.text})
