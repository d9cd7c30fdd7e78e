"""What these tests share: the workbooks of the cases beside the project."""

import pytest

from bench.answers_read import shared


@pytest.fixture(scope="session")
def numbers():
    """The folder of the workbooks that named faults were seen with; skips where only the project was copied."""
    folder = shared()
    if folder is None or not (folder / "numbers").is_dir():
        pytest.skip("the shared cases are not beside this copy of the project")
    return folder / "numbers"
