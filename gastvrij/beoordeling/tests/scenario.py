"""A stage for tests: published frameworks, a form, conversations and an observation."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from gastvrij.basis import actions as basis
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Rol
from gastvrij.beoordeling import actions
from gastvrij.beoordeling.models import Criterium, Formulier, Fragment, Observatie
from gastvrij.conftest import NOW, PASSWORD, Cast
from gastvrij.kaders import actions as kaders
from gastvrij.kaders.models import Element, KaderVersie
from gastvrij.klantcontact.models import Gesprek

from .examen import Examen
from .gesprekken import CALLED as CALLED
from .gesprekken import make_gesprek as make_gesprek

VOORBEELDEN = Path(__file__).resolve().parents[2] / "kaders" / "voorbeelden"
KADERS = (
    "toetsplan.txt",
    "gespreksstructuur.txt",
    "competentiewoordenboek.txt",
    "competentieprofiel.txt",
)
PLANNED = NOW + timedelta(hours=1)
BEGUN = NOW + timedelta(hours=3)
SHARED = NOW + timedelta(hours=4)
RESPONDED = NOW + timedelta(hours=5)


def take_in(cast: Cast, files: Iterable[Path]) -> list[KaderVersie]:
    """Upload, adopt and publish documents, by two people."""
    versions = []
    for file in files:
        for voorstel in kaders.upload(
            by=cast.kim, at=NOW, bestandsnaam=file.name, inhoud=file.read_bytes()
        ):
            versie = kaders.adopt(
                by=cast.kim,
                at=NOW,
                voorstel=voorstel,
                kader=None,
                titel=f"{voorstel.soort} {file.stem}",
            )
            versions.append(
                kaders.publish(by=cast.karel, at=NOW, versie=versie, ingangsdatum=NOW.date())
            )
    return versions


def take_in_examples(cast: Cast) -> list[KaderVersie]:
    """Take in our own example documents with their crosswalk."""
    versions = take_in(cast, (VOORBEELDEN / name for name in KADERS))
    kaders.import_kruistabel(
        by=cast.kim,
        at=NOW,
        bestandsnaam="kruistabel.csv",
        inhoud=(VOORBEELDEN / "kruistabel.csv").read_bytes(),
    )
    return versions


def add_person(cast: Cast, name: str, *rollen: Rol, afdeling: str = "Burgerzaken") -> Medewerker:
    """Add one of the staff with these roles."""
    return basis.add_medewerker(
        by=cast.frits,
        at=NOW,
        gebruikersnaam=name,
        naam=f"{name.title()} Hendriks",
        password=PASSWORD,
        afdeling=cast.afdelingen[afdeling],
        rollen=[(rol, None) for rol in rollen],
    )


@dataclass
class Stage(Examen):
    """Everything that stands before an assessor begins."""

    def criterium(self, code: str) -> Criterium:
        """Return a criterium of the form."""
        return self.formulier.criteria.get(code=code)

    def stappen(self, *codes: str) -> list[Element]:
        """Return steps of the published guide."""
        return list(
            Element.objects.filter(
                versie__kader__soort="gespreksstructuur", code__in=codes
            ).order_by("code")
        )

    def plan(
        self,
        medewerker: Medewerker | None = None,
        *,
        doel: str = "kwaliteit",
        at: datetime = PLANNED,
    ) -> Observatie:
        """Plan an observation of one conversation by Coen."""
        return actions.plan_observatie(
            by=self.cast.olga,
            at=at,
            doel=doel,
            medewerker=medewerker or self.cast.noor,
            beoordelaar=self.cast.coen,
            formulier=self.formulier,
        )

    def begin(self, observatie: Observatie, gesprek: Gesprek | None = None) -> Observatie:
        """Begin with a conversation of after the planning."""
        return actions.begin_afname(
            by=observatie.beoordelaar,
            at=BEGUN,
            observatie=observatie,
            gesprek=gesprek or make_gesprek(observatie.medewerker),
            burger_geinformeerd=True,
        )

    def fragment(
        self,
        observatie: Observatie,
        *codes: str,
        soort: str = "geobserveerd",
        tekst: str = "Waarmee kan ik u helpen?",
    ) -> Fragment:
        """Add a passage that shows these steps."""
        return actions.add_fragment(
            by=observatie.beoordelaar,
            at=BEGUN,
            observatie=observatie,
            soort=soort,
            tekst=tekst,
            seconde=12,
            stappen=self.stappen(*codes),
        )

    def judge(
        self,
        observatie: Observatie,
        code: str,
        waarde: str,
        fragmenten: Sequence[Fragment] = (),
        *,
        at: datetime = BEGUN,
    ) -> None:
        """Give a verdict."""
        actions.give_oordeel(
            by=observatie.beoordelaar,
            at=at,
            observatie=observatie,
            criterium=self.criterium(code),
            waarde=waarde,
            fragmenten=fragmenten,
        )

    def judge_the_rest(self, observatie: Observatie) -> None:
        """Put everything that has no verdict yet on niet waargenomen."""
        judged = observatie.oordelen.values("criterium")
        for criterium in self.formulier.criteria.exclude(pk__in=judged):
            self.judge(observatie, criterium.code, "niet_waargenomen")

    def share(self, observatie: Observatie) -> Observatie:
        """Judge what is left, and share."""
        self.judge_the_rest(observatie)
        return actions.share(by=observatie.beoordelaar, at=SHARED, observatie=observatie)

    def to_status(self, status: str) -> Observatie:
        """Return an observation of Noor in a state, with one passage and one verdict on it.

        What is vastgesteld is that of a proeve, because nothing else has an outcome.
        """
        if status == "vastgesteld":
            return self.to_proeve(status).observatie
        observatie = self.plan()
        if status == "gepland":
            return observatie
        observatie = self.begin(observatie)
        passage = self.fragment(observatie, "F2.1")
        self.judge(observatie, "L1.04", "voldoende", [passage])
        return observatie if status == "afname" else self.share(observatie)


def make_stage(cast: Cast) -> Stage:
    """Take in the examples, publish a form of the exam plan, and add a second assessor."""
    formulier = publish_example(cast)
    return Stage(cast, add_person(cast, "ruud", Rol.BEOORDELAAR), formulier)


def publish_example(cast: Cast) -> Formulier:
    """Take in the examples and publish a form of the exam plan."""
    versions = take_in_examples(cast)
    plan = next(versie for versie in versions if versie.kader.soort == "toetsplan")
    formulier = actions.make_formulier(by=cast.olga, at=NOW, versie=plan)
    actions.decide_cesuur(
        by=cast.olga,
        at=NOW,
        formulier=formulier,
        cesuur={"regel": "minimum", "aantal": 10},
        reden="Zo staat het in het examenreglement.",
    )
    return actions.publish_formulier(by=cast.olga, at=NOW, formulier=formulier)
