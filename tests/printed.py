"""A written file as the pages somebody would print: LibreOffice lays them out, poppler gives text and picture."""

import subprocess
from dataclasses import dataclass

import numpy as np
from PIL import Image

DOTS = 50  # an inch: enough to see lines of a table and the colours of a chart
DARK, COLOURED = 200, 60  # of 255: a line is darker, the channels of a chart's colours lie further apart
TIME = 240


@dataclass(frozen=True)
class Page:
    """One page: its text, its picture as rows of (red, green, blue)."""

    text: str
    picture: np.ndarray

    @property
    def lines(self) -> int:
        """How many rules lie across at least half of the page: those of tables."""
        dark = self.picture.max(axis=2) < DARK
        across = dark.sum(axis=1) > dark.shape[1] * 0.5
        return int((across & ~np.roll(across, 1)).sum())

    @property
    def colour(self) -> float:
        """The share of the page that is neither black nor white nor gray: what a chart draws."""
        spread = self.picture.max(axis=2).astype(int) - self.picture.min(axis=2)
        return float((spread > COLOURED).mean())

    @property
    def ink(self) -> float:
        """The share of the page that is not white."""
        return float((self.picture.min(axis=2) < DARK).mean())


def printed_pages(folder, content: bytes, ending: str) -> list[Page]:
    """The pages of a document. Raises `CalledProcessError` where LibreOffice cannot open it."""
    file, pdf = folder / f"printed.{ending}", folder / "printed.pdf"
    file.write_bytes(content)
    pdf.unlink(missing_ok=True)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    _run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(file))
    texts = _run("pdftotext", "-layout", str(pdf), "-").decode("utf-8").removesuffix("\f").split("\f")
    for old in folder.glob("page-*.png"):
        old.unlink()
    _run("pdftoppm", "-r", str(DOTS), "-png", str(pdf), str(folder / "page"))
    pictures = [np.asarray(Image.open(path).convert("RGB")) for path in sorted(folder.glob("page-*.png"))]
    return [Page(text, picture) for text, picture in zip(texts, pictures, strict=True)]


def _run(*command: str) -> bytes:
    return subprocess.run(command, check=True, capture_output=True, timeout=TIME).stdout
