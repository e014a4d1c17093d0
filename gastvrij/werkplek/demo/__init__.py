"""The demo: an invented gemeente that works, made by the same actions that people use."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction

from gastvrij.basis.actions import seal_events
from gastvrij.sturing.actions import update_day_figures

from .berichten import receive_berichten
from .gesprekken import hold_gesprekken
from .kaders import adopt_examples
from .kennis import write_kennis
from .ontwikkeling import develop
from .organisatie import Login, found_gemeente
from .organisaties import keep_organisaties
from .partijen import keep_inwoners
from .proeve import hold_proeve
from .tweede_lijn import agree, live
from .werk import add_onderwerpen, finish_old_taken

HISTORY = timedelta(days=21)

Say = Callable[[str], None]


@transaction.atomic
def make_demo(*, at: datetime, say: Say, keep: Callable[[list[Login]], None]) -> None:
    """Make the gemeente Lindemeer with three weeks behind it, all of it or nothing.

    `say` shows a line of progress; `keep` gets the logins before anything is final, so that no
    demo exists of which nobody knows the passwords. Raises CannotAdminister once staff exist.
    """
    began = at - HISTORY
    gemeente = found_gemeente(at=began)
    say(
        f"gemeente Lindemeer: {len(gemeente.afdelingen)} afdelingen, "
        f"{len(gemeente.people)} medewerkers in elke rol"
    )
    for line in adopt_examples(
        at=began, kim=gemeente.people["kim"], karel=gemeente.people["karel"]
    ):
        say(line)
    onderwerpen = add_onderwerpen(at=began, gemeente=gemeente)
    say(f"{len(onderwerpen)} onderwerpen")
    say(keep_organisaties(at=began, gemeente=gemeente))
    say(write_kennis(at=at, began=began, gemeente=gemeente, onderwerpen=onderwerpen))
    say(agree(at=began, gemeente=gemeente))
    inwoners = keep_inwoners(at=began, gemeente=gemeente)
    say(f"{len(inwoners)} verzonnen inwoners, een dubbele en een bedrijf")
    gesprekken, vragen = hold_gesprekken(
        at=at, gemeente=gemeente, onderwerpen=onderwerpen, inwoners=inwoners
    )
    finished, left = finish_old_taken(at=at, gemeente=gemeente)
    say(f"{gesprekken} verzonnen gesprekken met {vragen} vragen")
    say(f"{finished + left} taken, waarvan {left} open")
    say(live(at=at, gemeente=gemeente))
    waiting, aside = receive_berichten(at=at)
    say(f"{waiting} berichten van inwoners, en {aside} automatisch antwoord opzij")
    say(hold_proeve(began=began, at=at, gemeente=gemeente))
    say(develop(began=began, at=at, gemeente=gemeente))
    update_day_figures(at=at)
    seal_events(at=at)
    keep(gemeente.logins)
