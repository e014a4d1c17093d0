"""Staff for a load: agents who are logged in already, and the addresses that they use.

`python -m bench.agents 200 file` writes both as JSON; it works on the database that DATABASE_URL
and GASTVRIJ_VAR name, after `bench.seed` made the gemeente. Logging in is no part of the load: a
password costs a third of a second of computing, once a day.
"""

import json
import os
import sys
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gastvrij.config.settings")
if __name__ == "__main__":
    django.setup()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.urls import reverse

from gastvrij.basis.models import Medewerker, RolToewijzing
from gastvrij.basis.rules import Rol

BACKEND = "gastvrij.basis.backend.Login"
URLS = {
    "live": "werkplek:live",
    "zoek": "kennis:bureau_zoek",
    "artikel": "kennis:bureau_artikel",
    "desk": "werkplek:index",
}


def make(count: int) -> list[str]:
    """Make so many agents of the first line; return the key of a session of each."""
    noor = Medewerker.objects.get(gebruikersnaam="noor")
    return [_session(_agent(nr, noor)) for nr in range(count)]


def _agent(nr: int, like: Medewerker) -> Medewerker:
    name = f"agent{nr:04}"
    agent, is_new = Medewerker.objects.get_or_create(
        gebruikersnaam=name,
        defaults={"naam": name, "afdeling": like.afdeling, "email": f"{name}@lindemeer.example"},
    )
    if is_new:
        RolToewijzing.objects.create(medewerker=agent, rol=Rol.KCC)
    return agent


def _session(agent: Medewerker) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(agent.pk)
    session[BACKEND_SESSION_KEY] = BACKEND
    session[HASH_SESSION_KEY] = agent.get_session_auth_hash()
    session.save()
    return str(session.session_key)


def main(count: str, file: str) -> None:
    """Write sessions and addresses for the load to read."""
    path = Path(file)
    path.touch(mode=0o600)
    urls = {name: reverse(view) for name, view in URLS.items()}
    path.write_text(json.dumps({"sessions": make(int(count)), "urls": urls}), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
