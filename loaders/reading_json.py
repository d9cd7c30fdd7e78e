"""A reading as plain JSON values, for what leaves the reading process."""

from dataclasses import asdict, fields
from datetime import date

from data.facts import Fact, Problem, Reading

_NAMES = tuple(f.name for f in fields(Fact))


def to_json(reading: Reading) -> dict:
    """A reading as plain JSON values, facts column by column; a column of repeated words holds each once."""
    facts: dict[str, list] = {name: [getattr(f, name) for f in reading.facts] for name in _NAMES}
    for name in ("period_start", "period_end"):
        facts[name] = [day.isoformat() if day else None for day in facts[name]]
    return {
        "source": reading.source,
        "rank": reading.rank,
        "notes": reading.notes,
        "is_personal": reading.is_personal,
        "facts": {name: _packed(column) for name, column in facts.items()},
        "problems": [asdict(p) for p in reading.problems],
    }


def _packed(column: list) -> list | dict:
    words = {word: place for place, word in enumerate(dict.fromkeys(column))}
    if len(words) * 2 > len(column):
        return column
    return {"words": list(words), "at": [words[word] for word in column]}


def from_json(values: dict) -> Reading:
    """The reading that `to_json` described. Equal words are one object: the server holds many facts."""
    columns = {}
    for name, column in values["facts"].items():
        words, indices = (column["words"], column["at"]) if isinstance(column, dict) else (column, None)
        if name in ("period_start", "period_end"):
            words = [date.fromisoformat(day) if day else None for day in words]
        columns[name] = words if indices is None else [words[place] for place in indices]
    facts = [Fact(*row) for row in zip(*(columns[name] for name in _NAMES))]
    problems = [
        Problem(**p | {"choices": {c: tuple(texts) for c, texts in p["choices"].items()}}) for p in values["problems"]
    ]
    return Reading(values["source"], values["rank"], facts, problems, values["notes"], values["is_personal"])
