"""`{% load inwoner %}`: the forms of the left column, so that every view can show it."""

from collections.abc import Mapping

from django import template

from gastvrij.werkplek import forms, queries

register = template.Library()


@register.simple_tag
def zoekformulier() -> forms.ZoekForm:
    """Return the form to find an inwoner with."""
    return forms.ZoekForm(auto_id="zoek_%s")


@register.simple_tag
def vergelijkformulier(given: forms.VergelijkForm | str | None, naam: str) -> forms.VergelijkForm:
    """Return the form to compare with: as it was sent, else with the name that was stated."""
    if isinstance(given, forms.VergelijkForm):
        return given
    return forms.VergelijkForm(initial={"naam": naam}, auto_id="feit_%s")


@register.simple_tag
def nieuwformulier(
    given: forms.NieuwForm | str | None, genoemd: Mapping[str, str]
) -> forms.NieuwForm:
    """Return the form to keep somebody new with: as it was sent, else with what was stated."""
    if isinstance(given, forms.NieuwForm):
        return given
    start = {"telefoon": genoemd.get("telefoon", ""), "email": genoemd.get("email", "")}
    naam = forms.proposed_name(genoemd.get("naam", ""))
    return forms.NieuwForm(initial=start | naam, auto_id="nieuw_%s")


@register.simple_tag
def heeft_registers() -> bool:
    """Test if another register can be asked too."""
    return queries.has_registers()
