"""A snapshot changed by its own database engine: `python -m tests.data.forged SNAPSHOT changed|logged`.

`changed` leaves a sound file with other values. `logged` leaves the file as it was and the change in the log
beside it: the process ends before the two are one.
"""

import sys

import duckdb
import psutil


def main(snapshot: str, how: str) -> None:
    engine = duckdb.connect(snapshot)
    if how == "logged":
        engine.execute("SET wal_autocheckpoint = '1TB'")
    tables = engine.execute(
        "SELECT table_name FROM duckdb_columns() WHERE column_name = 'value' AND NOT internal "
        "AND table_name IN (SELECT table_name FROM duckdb_tables())"
    ).fetchall()
    assert tables
    for (table,) in tables:
        engine.execute('UPDATE "' + table.replace('"', '""') + '" SET value = value * 2 + 1')
    if how == "logged":
        psutil.Process().kill()
    engine.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
