"""Print which migrations the database holds, as one digest; `empty` for a new database.

Started by ./start with the program's own Python. A database that was emptied or put back from a
backup answers differently, so ./start sees that it has to migrate. Takes no Django: it has to be
fast at every start.
"""

import hashlib
import os
import sqlite3
import sys
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from urllib.parse import unquote, urlsplit

APPLIED = "SELECT app, name FROM django_migrations ORDER BY app, name"


def digest(rows: Iterable[tuple[str, str]]) -> str:
    """Return one line for the migrations in the database."""
    text = "\n".join(f"{app} {name}" for app, name in rows)
    return hashlib.sha256(text.encode()).hexdigest() if text else "empty"


def of_sqlite(path: Path) -> str:
    """Return the state of an SQLite file, which may not exist yet."""
    if not path.is_file():
        return "empty"
    with closing(sqlite3.connect(path, timeout=20)) as connection:
        try:
            return digest(connection.execute(APPLIED).fetchall())
        except sqlite3.OperationalError:
            return "empty"


def of_postgresql(url: str) -> str:
    """Return the state of a PostgreSQL database; stop with a plain sentence if it is away."""
    import psycopg

    try:
        with psycopg.connect(url, connect_timeout=5) as connection:
            return digest(connection.execute(APPLIED).fetchall())
    except psycopg.errors.UndefinedTable:
        return "empty"
    except psycopg.OperationalError as problem:
        address = urlsplit(url)
        place = f"{address.hostname}:{address.port or 5432}{address.path}"
        reason = str(problem).strip().splitlines()[-1]
        raise SystemExit(
            f"De database {place} antwoordt niet. Kijk DATABASE_URL na.\n{reason}"
        ) from problem


def main() -> None:
    """Look at the database that the settings will use."""
    url = os.environ.get("DATABASE_URL", "")
    scheme = url.partition(":")[0]
    if scheme in {"postgres", "postgresql", "pgsql"}:
        print(of_postgresql(url.replace("pgsql:", "postgres:", 1)))
    elif scheme in {"", "sqlite"}:
        named = unquote(urlsplit(url).path)[1:]
        print(of_sqlite(Path(named or Path(os.environ["GASTVRIJ_VAR"]) / "gastvrij.sqlite3")))
    else:
        sys.exit(f"DATABASE_URL begint met {scheme}: gebruik postgres:// of sqlite:///.")


if __name__ == "__main__":
    main()
