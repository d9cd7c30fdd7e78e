"""What the metrics answered while boards are built: panels that ask the same are told the same, asked once."""

from collections.abc import Callable

from data.store import Reader


class Answers:
    """`answers(function, *arguments)` is `function(reader, *arguments)`, kept. Nobody changes what is handed out."""

    def __init__(self, reader: Reader):
        self.reader = reader
        self._kept: dict[tuple, object] = {}

    def __call__(self, function: Callable, *arguments):
        key = function, arguments
        if key not in self._kept:
            self._kept[key] = function(self.reader, *arguments)
        return self._kept[key]
