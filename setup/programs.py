"""Programs some tests look at our files with: LibreOffice makes pages of a document, Tesseract reads a scan.

Unlike the browser they are no condition: a test that finds none is skipped and says which package it misses.
"""

import shutil
import subprocess
from dataclasses import dataclass

from setup.debian import install_by_apt


@dataclass(frozen=True)
class Program:
    """Something to be installed: its Debian packages, the commands it brings, a language Tesseract needs."""

    packages: tuple
    commands: tuple
    language: str = ""

    @property
    def reason(self):
        """Why a test that needs it is skipped."""
        return "not on this machine: " + ", ".join(self.packages)

    def is_there(self):
        """Whether every command is found, with its language."""
        return all(map(shutil.which, self.commands)) and (not self.language or self.language in languages())


def languages():
    """What Tesseract reads here."""
    told = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True)
    return told.stdout.split()


# By the fixture that asks for it. Liberation has the widths of Times New Roman, DejaVu the letters of Vietnamese.
PROGRAMS = {
    "pages_of": Program(
        ("libreoffice-writer-nogui", "poppler-utils", "fonts-liberation", "fonts-dejavu-core"),
        ("soffice", "pdftotext", "pdftoppm"),
    ),
    "tesseract": Program(("tesseract-ocr", "tesseract-ocr-vie", "fonts-dejavu-core"), ("tesseract",), "vie"),
}


def install_missing(names):
    """Install those of `PROGRAMS` that are named and missing, all at once; what cannot be installed stays missing."""
    missing = [PROGRAMS[name] for name in sorted(names) if not PROGRAMS[name].is_there()]
    if missing:
        install_by_apt(*(package for program in missing for package in program.packages))
