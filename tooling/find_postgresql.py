"""Print the address of a PostgreSQL that the tests may use, nothing if there is none.

DATABASE_URL comes first, then the usual PG* variables, then a server on this machine that lets
the usual accounts in without a password.
"""

import os
from collections.abc import Iterator
from getpass import getuser
from urllib.parse import quote, urlsplit, urlunsplit

import psycopg

DATABASE = "gastvrij"


def candidates() -> Iterator[str]:
    """Yield the addresses to try, best first."""
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith("postgres"):
        yield given
        return
    if host := os.environ.get("PGHOST"):
        user, port = os.environ.get("PGUSER") or getuser(), os.environ.get("PGPORT") or "5432"
        password = os.environ.get("PGPASSWORD", "")
        account = quote(user) + (f":{quote(password, safe='')}" if password else "")
        yield f"postgres://{account}@{quote(host, safe='')}:{port}/{DATABASE}"
        return
    for user in dict.fromkeys((getuser(), "postgres", "root")):
        yield f"postgres://{quote(user)}@127.0.0.1:5432/{DATABASE}"


def may_make_databases(url: str) -> bool:
    """Test if the server answers and lets us make the databases of the tests."""
    maintenance = urlunsplit(urlsplit(url)._replace(path="/postgres"))
    question = "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
    try:
        with psycopg.connect(maintenance, connect_timeout=2) as connection:
            row = connection.execute(question).fetchone()
    except psycopg.OperationalError:
        return False
    return bool(row and row[0])


if __name__ == "__main__":
    print(next((url for url in candidates() if may_make_databases(url)), ""))
