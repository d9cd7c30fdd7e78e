"""Pages as gray pictures: how they leave the child that draws them, are cut, and become PNG. Standard library only."""

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

_SIZE = struct.Struct(">IIQ")  # width, height, bytes of the packed dots
MOST_DOTS = 12_000_000  # of one page


@dataclass(frozen=True)
class Picture:
    """A gray picture: a byte a dot, row by row, 0 black."""

    width: int
    height: int
    dots: bytes

    def pgm(self) -> bytes:
        """As the plainest format every reader of pictures knows."""
        return b"P5 %d %d 255\n" % (self.width, self.height) + self.dots

    def png(self) -> bytes:
        """As PNG, for a screen."""
        rows = b"".join(b"\0" + self.dots[y * self.width : (y + 1) * self.width] for y in range(self.height))
        head = struct.pack(">IIBBBBB", self.width, self.height, 8, 0, 0, 0, 0)
        parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
        return b"\x89PNG\r\n\x1a\n" + b"".join(_part(*part) for part in parts)

    def cut(self, left: int, top: int, right: int, bottom: int) -> "Picture":
        """A part of it, within its edges."""
        left, top = max(left, 0), max(top, 0)
        right, bottom = min(right, self.width), min(bottom, self.height)
        rows = (self.dots[y * self.width + left : y * self.width + right] for y in range(top, bottom))
        return Picture(max(right - left, 0), max(bottom - top, 0), b"".join(rows))

    def framed(self, left: int, top: int, right: int, bottom: int, thick: int = 3) -> "Picture":
        """With a black frame round a part of it."""
        dots = bytearray(self.dots)
        for y in range(max(top - thick, 0), min(bottom + thick, self.height)):
            is_edge = y < top or y >= bottom
            spans = ((left - thick, right + thick),) if is_edge else ((left - thick, left), (right, right + thick))
            for first, last in spans:
                first, last = max(first, 0), min(last, self.width)
                if last > first:
                    dots[y * self.width + first : y * self.width + last] = bytes(last - first)
        return Picture(self.width, self.height, bytes(dots))


def _part(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def pack(pictures: Iterable[Picture]) -> bytes:
    """Pictures as they leave the child."""
    packed = []
    for one in pictures:
        dots = zlib.compress(one.dots, 1)
        packed += [_SIZE.pack(one.width, one.height, len(dots)), dots]
    return b"".join(packed)


def unpack(content: bytes) -> list[Picture]:
    """Pictures that left a child. Raises `ValueError` for what is none, or larger than it may be."""
    pictures, place = [], 0
    while place < len(content):
        try:
            width, height, length = _SIZE.unpack_from(content, place)
            place += _SIZE.size
            if width * height > MOST_DOTS:
                raise ValueError("too many dots")
            dots = zlib.decompressobj().decompress(content[place : place + length], width * height + 1)
        except (struct.error, zlib.error) as error:
            raise ValueError("no picture") from error
        if len(dots) != width * height or place + length > len(content):
            raise ValueError("no picture")
        pictures.append(Picture(width, height, dots))
        place += length
    return pictures
