"""Answers kept in memory: found by their question, made once however many ask at the same moment.

Streamlit's own caches read and hash the function's source and arguments on every call and hand out a copy of
the answer each time; on a warm page that cost more than drawing it.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock


class Memory:
    """The `most` answers used last. All readers share one object: **nobody may change an answer**."""

    def __init__(self, most: int):
        self.most = most
        self._answers: OrderedDict[Hashable, object] = OrderedDict()
        self._making: dict[Hashable, Lock] = {}
        self._lock = Lock()

    def __contains__(self, key: Hashable) -> bool:
        return key in self._answers

    def __len__(self) -> int:
        return len(self._answers)

    def get(self, key: Hashable, make: Callable[[], object]):
        """The answer of `key`, made by `make()` where it is not kept; an error is raised and not kept."""
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                return self._answers[key]
            making = self._making.setdefault(key, Lock())
        with making:  # whoever waited here finds the answer made
            with self._lock:
                if key in self._answers:
                    return self._answers[key]
            try:
                answer = make()
                with self._lock:
                    self._answers[key] = answer
                    while len(self._answers) > self.most:
                        self._answers.popitem(last=False)
            finally:
                with self._lock:
                    self._making.pop(key, None)
            return answer
