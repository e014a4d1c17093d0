"""What a vraag can be about and who can be asked, by the names that people type."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from gastvrij.basis.models import Afdeling, Medewerker, Team
from gastvrij.klantcontact.models import Onderwerp
from gastvrij.werkplek.namen import Namen

OF_ONDERWERP = "onderwerp"
MYSELF = "ik"


@dataclass(frozen=True)
class Wie:
    """Who does what is asked: an afdeling, a team, a person, or the agent."""

    afdeling: Afdeling | None = None
    team: Team | None = None
    medewerker: Medewerker | None = None
    is_myself: bool = False

    @property
    def naam(self) -> str:
        """Return the name as the list shows it."""
        if self.is_myself:
            return _("Ik zoek het zelf uit")
        return str(self.medewerker or self.team or self.afdeling)

    @property
    def place(self) -> Afdeling | None:
        """Return the afdeling whose work it becomes."""
        if self.team is not None:
            return self.team.afdeling
        return self.afdeling or (self.medewerker.afdeling if self.medewerker else None)

    @property
    def bij(self) -> str:
        """Return what tells people of one name apart."""
        if self.medewerker is not None:
            return str(self.medewerker.afdeling or "")
        return (
            _("team {afdeling}").format(afdeling=self.team.afdeling) if self.team else _("afdeling")
        )


@dataclass(frozen=True)
class Keuzes:
    """The choices of the desk, read once a page; teams and people only if one is named."""

    onderwerpen: Mapping[str, Onderwerp]
    afdelingen: Mapping[str, Afdeling]
    teams: Callable[[], Iterable[Team]]
    colleagues: Callable[[], Iterable[Medewerker]]

    @classmethod
    def of(
        cls,
        onderwerpen: Iterable[Onderwerp],
        afdelingen: Iterable[Afdeling],
        teams: Callable[[], Iterable[Team]],
        colleagues: Callable[[], Iterable[Medewerker]],
    ) -> "Keuzes":
        """Return the choices by uuid."""
        return cls(
            {str(one.uuid): one for one in onderwerpen},
            {str(one.uuid): one for one in afdelingen},
            teams,
            colleagues,
        )

    @cached_property
    def about(self) -> Namen[Onderwerp]:
        """Return the onderwerpen by name; those with the same name go by their afdeling."""
        return Namen(self.onderwerpen, name=lambda one: one.naam, apart=_place)

    @cached_property
    def near(self) -> Namen[Wie]:
        """Return the agent and the afdelingen, which every page offers."""
        return _named(self._near())

    @cached_property
    def everyone(self) -> Namen[Wie]:
        """Return all who can be asked: the agent, the afdelingen, teams and people."""
        teams = {str(one.uuid): Wie(team=one) for one in self.teams()}
        people = {str(one.uuid): Wie(medewerker=one) for one in self.colleagues()}
        return _named(self._near() | teams | people)

    @property
    def onderwerplijst(self) -> list[tuple[str, str, str]]:
        """Return key and name of every onderwerp, with the key of its afdeling."""
        names = self.about.labels
        return [(key, names[key], str(one.afdeling.uuid)) for key, one in self.onderwerpen.items()]

    @property
    def nabij(self) -> list[tuple[str, str]]:
        """Return key and name of who can be asked before the colleagues are looked up."""
        return list(self.near.labels.items())

    def _near(self) -> dict[str, Wie]:
        return {MYSELF: Wie(is_myself=True)} | {
            key: Wie(afdeling=one) for key, one in self.afdelingen.items()
        }

    def who(self, given: str) -> Wie | None:
        """Return who is meant; people are only looked up if it is no afdeling."""
        if not given.strip():
            return None
        return self.near.find(given) or self.everyone.find(given)

    def who_name(self, given: str) -> str:
        """Return the name for a key; nothing for the afdeling of the onderwerp."""
        if given in {"", OF_ONDERWERP}:
            return ""
        is_key = given not in self.near.things and len(given) == len("-" * 4) + 32
        return (self.everyone if is_key else self.near).label(given)


def _place(onderwerp: Onderwerp) -> str:
    """Return what tells onderwerpen of the same name apart."""
    above = onderwerp.parent.naam if onderwerp.parent else ""
    return ", ".join(part for part in (above, onderwerp.afdeling.naam) if part)


def _named(things: Mapping[str, Wie]) -> Namen[Wie]:
    return Namen(things, name=lambda one: one.naam, apart=lambda one: one.bij)
