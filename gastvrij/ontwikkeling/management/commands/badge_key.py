"""`gastvrij badge-key`: makes the key that signs badges, or shows its public part."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.ontwikkeling import actions, queries
from gastvrij.ontwikkeling.badges import did, sleutelbestand


class Command(BaseCommand):
    help = "Maakt de sleutel waarmee badges worden ondertekend; overschrijft er nooit een."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--show", action="store_true", help="Toon alleen het openbare deel.")

    def handle(self, *_args: Any, **given: Any) -> None:
        found = self._existing() if given["show"] else self._made()
        self.stdout.write(_("Uitgever: {}").format(found.did))
        self.stdout.write(_("Openbare sleutel: {}").format(did.multikey(found.public)))

    def _existing(self) -> queries.Sleutel:
        try:
            found = queries.badge_key()
        except sleutelbestand.UnreadableKey as problem:
            raise CommandError(_("In {} staat geen sleutel.").format(problem)) from None
        if found is None:
            raise CommandError(_("Er is nog geen sleutel. Maak hem met: gastvrij badge-key"))
        return found

    def _made(self) -> queries.Sleutel:
        try:
            made = actions.make_badge_key(at=timezone.now())
        except actions.CannotBadge as problem:
            raise CommandError(str(problem)) from None
        path = settings.BADGE_KEY_FILE
        self.stdout.write(
            _("De sleutel staat in {}. Bewaar een kopie op een veilige plaats.").format(path)
        )
        return made
