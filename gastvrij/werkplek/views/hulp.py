"""What the desk fetches while somebody fills it in: moments, words to say, colleagues."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from gastvrij.basis import queries as basis
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.basis.rules import Recht
from gastvrij.klantcontact import queries as klantcontacten
from gastvrij.klantcontact.models import Gesprek
from gastvrij.klantcontact.rules import Resultaat
from gastvrij.werkplek import concept as drafts
from gastvrij.werkplek import forms, queries

from .pagina import keuzes_now


def _vraag(request: MedewerkerRequest, plek: int) -> forms.VraagForm:
    """Return one vraag as it stands on the screen, with its help."""
    velden = drafts.from_post(dict(request.POST.lists()))
    form = forms.VraagForm(request.POST, prefix=drafts.prefix(plek), keuzes=keuzes_now())
    telefoon = "".join(velden.get("telefoon", [])[-1:])
    forms.add_hulp(form, velden=velden, telefoon=telefoon, now=timezone.now())
    return form


def _bereikbaar(
    request: MedewerkerRequest, gesprek: Gesprek, form: forms.VraagForm
) -> queries.Bereikbaren | None:
    if form.chosen != Resultaat.WARM_DOORVERBONDEN:
        return None
    onderwerp = form.keuzes.about.find(str(form["onderwerp"].value() or ""))
    afdeling = onderwerp.afdeling if onderwerp else None
    return queries.bereikbaar(afdeling, by=request.user, now=timezone.now())


@require_POST
def hulp(request: MedewerkerRequest, uuid: UUID, plek: int) -> HttpResponse:
    """Show what belongs to the resultaat that was chosen: moments or colleagues, and the words."""
    found = klantcontacten.get_gesprek_for(request.user, uuid)
    form = _vraag(request, plek)
    context = {
        "gesprek": found,
        "vraag": form,
        "plek": plek,
        "bereikbaar": _bereikbaar(request, found, form),
    }
    return render(request, "werkplek/_hulp.html", context)


@require_POST
def voorlees(request: MedewerkerRequest, uuid: UUID, plek: int) -> HttpResponse:
    """Show what the agent can say aloud about a vraag as it stands."""
    klantcontacten.get_gesprek_for(request.user, uuid)
    return render(request, "werkplek/_voorlees.html", {"vraag": _vraag(request, plek)})


@require_GET
def ketenpartners(request: MedewerkerRequest) -> HttpResponse:
    """Show the organisations that one can refer to, as a list to type from."""
    basis.require(request.user, Recht.KLANTCONTACT)
    context = {"ketenpartners": klantcontacten.ketenpartners()}
    return render(request, "werkplek/_ketenpartners.html", context)


@require_GET
def mensen(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show all who can be asked, as a list to type from."""
    klantcontacten.get_gesprek_for(request.user, uuid)
    everyone = keuzes_now().everyone.labels
    return render(request, "werkplek/_mensen.html", {"mensen": everyone.items()})
