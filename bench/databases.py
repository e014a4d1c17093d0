"""An empty database of its own for each measurement."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg

SERVER = "postgres://root@127.0.0.1:5432"
NAME = "gastvrij_bench"


@contextlib.contextmanager
def sqlite() -> Iterator[dict[str, str]]:
    """Give a folder with an empty SQLite database."""
    with tempfile.TemporaryDirectory(prefix="gastvrij-bench-") as folder:
        yield {"GASTVRIJ_VAR": folder, "DATABASE_URL": f"sqlite:///{Path(folder) / 'b.sqlite3'}"}


@contextlib.contextmanager
def postgresql() -> Iterator[dict[str, str]]:
    """Give an empty database on the server that BENCH_POSTGRES names; it is dropped afterwards."""
    server = os.environ.get("BENCH_POSTGRES", SERVER).rstrip("/")
    with tempfile.TemporaryDirectory(prefix="gastvrij-bench-") as folder:
        _run(server, f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
        _run(server, f"CREATE DATABASE {NAME}")
        try:
            yield {"GASTVRIJ_VAR": folder, "DATABASE_URL": f"{server}/{NAME}"}
        finally:
            _run(server, f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")


def _run(server: str, statement: str) -> None:
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(statement.encode())


DATABASES = {"sqlite": sqlite, "postgresql": postgresql}
