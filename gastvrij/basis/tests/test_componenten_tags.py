"""The template tags: what they print, and that a hostile text stays a text."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from django import forms
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.template import Context, Template, TemplateSyntaxError
from django.utils import translation

from gastvrij.basis.templatetags import gastvrij as tags

HOSTILE = '"><script>alert(1)</script>'
SAFE_HOSTILE = "&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"
MOMENT = datetime(2026, 11, 19, 13, 5, tzinfo=UTC)


def render(code: str, **context: Any) -> str:
    return Template("{% load gastvrij %}" + code).render(Context(context)).strip()


class Vraag(forms.Form):
    vraag = forms.CharField(label="Vraag", widget=forms.Textarea, help_text="Kort.")
    nummer = forms.CharField(label="Nummer", required=False)
    onderwerp = forms.ChoiceField(label="Onderwerp", choices=[("", "Kies"), ("p", "Parkeren")])
    dag = forms.DateField(label="Dag", widget=forms.DateInput)
    akkoord = forms.BooleanField(label="Akkoord")
    kanaal = forms.ChoiceField(
        label="Kanaal", widget=forms.RadioSelect, choices=[("b", "Balie"), ("t", "Telefoon")]
    )
    wetten = forms.MultipleChoiceField(
        label="Wetten",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("pw", "Participatiewet")],
    )
    document = forms.FileField(label="Document")
    geheim = forms.CharField(widget=forms.HiddenInput, required=False)


@pytest.mark.parametrize(
    "code",
    [
        "{% knop t %}",
        '{% knop "x" name=t value=t class=t opdracht=t %}',
        "{% knop_link t t %}",
        "{% kbd t %}",
        "{% status t %}",
        '{% melding "error" t t class=t %}',
        '{% icoon "check" class=t title=t %}',
        "{% kruimels t t t %}",
        "{% veld form.nummer placeholder=t opdracht=t %}",
        "{% veld form.vraag %}",
        "{% veld form.onderwerp %}",
        "{% veld form.akkoord %}",
        "{% veld form.wetten %}",
        "{% keuzekaarten form.kanaal %}",
        "{% fouten form %}",
    ],
)
def test_a_hostile_text_stays_a_text(code: str) -> None:
    form = Vraag({"nummer": HOSTILE, "vraag": HOSTILE, "onderwerp": HOSTILE})
    for field in form.fields.values():
        field.label = field.help_text = HOSTILE
        if isinstance(field, forms.ChoiceField):
            field.choices = [(HOSTILE, HOSTILE)]
    form.add_error("nummer", HOSTILE)
    shown = render(code, t=HOSTILE, form=form)
    assert "<script" not in shown
    assert SAFE_HOSTILE in shown


def test_an_unknown_icon_fails_and_names_the_list() -> None:
    with pytest.raises(TemplateSyntaxError, match=r"frontend/icons\.txt"):
        render('{% icoon "bestaat-niet" %}')


@pytest.mark.parametrize(
    "code",
    [
        '{% knop "x" soort="paars" %}',
        '{% status "x" "paars" %}',
        '{% melding "paars" "x" %}',
        '{% knop "x" onclick="alert(1)" %}',
        '{% veld form.nummer style="color:red" %}',
        '{% icoon "check" titel="x" %}',
        '{% kruimels "Kaders" "/kaders/" %}',
    ],
)
def test_a_slip_of_the_pen_in_a_tag_fails(code: str) -> None:
    with pytest.raises(TemplateSyntaxError):
        render(code, form=Vraag())


def test_an_icon_is_decoration_unless_it_has_a_title() -> None:
    assert 'aria-hidden="true"' in render('{% icoon "check" %}')
    titled = render('{% icoon "check" title="Klaar" class="gv-icoon--lg" %}')
    assert 'role="img" aria-label="Klaar"' in titled
    assert 'class="gv-icoon gv-icoon--lg"' in titled
    assert "aria-hidden" not in titled


def test_a_button_carries_its_shortcut_and_name_for_the_palette() -> None:
    shown = render(
        '{% knop "Opslaan" icon="check" soort="primary" toets="Control+Enter" type="submit"'
        ' name="klaar" value="1" opdracht="Sla op" hx_post="/x/" %}'
    )
    for part in (
        'class="nl-button nl-button--primary"',
        'aria-keyshortcuts="Control+Enter"',
        'type="submit"',
        'name="klaar"',
        'value="1"',
        'data-opdracht="Sla op"',
        'hx-post="/x/"',
        "<kbd>Ctrl Enter</kbd>",
        '<span class="nl-button__label">Opslaan</span>',
    ):
        assert part in shown


def test_a_field_ties_label_help_and_error_to_its_control() -> None:
    shown = render("{% veld form.vraag %}", form=Vraag({}))
    assert '<label class="utrecht-form-label utrecht-form-field__label" for="id_vraag">' in shown
    assert 'aria-describedby="id_vraag_helptext id_vraag_error"' in shown
    assert 'id="id_vraag_helptext"' in shown
    assert 'id="id_vraag_error">Vul in: Vraag<' in shown
    assert 'aria-invalid="true"' in shown
    assert "utrecht-form-field--invalid" in shown


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("vraag", 'class="utrecht-textarea utrecht-textarea--html-textarea"'),
        ("nummer", 'class="utrecht-textbox utrecht-textbox--html-input"'),
        ("nummer", "(niet verplicht)"),
        ("onderwerp", 'class="utrecht-select utrecht-select--html-select"'),
        ("dag", 'type="date"'),
        ("akkoord", 'class="utrecht-checkbox utrecht-checkbox--html-input"'),
        ("kanaal", "<fieldset"),
        ("wetten", 'type="checkbox"'),
        ("document", 'class="gv-bestand"'),
        ("geheim", 'type="hidden"'),
    ],
)
def test_each_kind_of_field_gets_its_own_control(name: str, part: str) -> None:
    shown = render("{% veld veld %}", veld=Vraag()[name])
    assert part in shown
    assert " required" not in shown


def test_a_date_is_sent_and_shown_again_in_iso_form() -> None:
    form = Vraag(initial={"dag": date(2026, 11, 19)})
    assert 'value="2026-11-19"' in render("{% veld form.dag %}", form=form)
    assert Vraag({"dag": "2026-11-19"})["dag"].form.fields["dag"].clean("2026-11-19") == date(
        2026, 11, 19
    )


def test_choice_cards_get_a_key_each_and_keep_what_was_chosen() -> None:
    shown = render('{% keuzekaarten form.kanaal toets="Alt" %}', form=Vraag({"kanaal": "t"}))
    assert 'aria-keyshortcuts="Alt+1"' in shown
    assert 'aria-keyshortcuts="Alt+2"' in shown
    _first, second = shown.split('value="t"')
    assert "checked" in second.split(">")[0]
    assert "checked" not in _first


def test_the_error_summary_links_to_the_fields_and_counts() -> None:
    form = Vraag({"vraag": "x", "onderwerp": "p", "dag": "2026-11-19", "akkoord": "on"})
    form.add_error(None, "Dit verzoek is al afgerond.")
    shown = render("{% fouten form %}", form=form)
    assert "Er zijn nog 3 dingen niet goed" in shown
    assert 'href="#id_kanaal_0">Kies: Kanaal<' in shown
    assert 'href="#id_document">Kies: Document<' in shown
    assert "<li>Dit verzoek is al afgerond.</li>" in shown
    assert 'role="alert"' in shown


def test_a_form_without_errors_has_no_summary() -> None:
    assert render("{% fouten form %}", form=Vraag()) == ""


def test_the_error_summary_reads_formsets_too() -> None:
    formset = forms.formset_factory(Vraag, extra=1)(
        {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-nummer": "1"}
    )
    assert 'href="#id_form-0-vraag"' in render("{% fouten fs %}", fs=formset)


@pytest.mark.parametrize(
    ("language", "code", "shown"),
    [
        ("nl", "{% getal 4318 %}", "4.318"),
        ("en", "{% getal 4318 %}", "4,318"),
        ("nl", "{% getal half 1 %}", "0,3"),
        ("nl", "{% getal None %}", "geen cijfer"),
        ("nl", "{% getal min %}", "−1.200"),
        ("nl", "{% procent share %}", "63,4%"),
        ("en", "{% procent share %}", "63.4%"),
        ("nl", "{% procent third %}", "33,3%"),
        ("nl", "{% procent 0.6 0 %}", "60%"),
        ("nl", "{% procent 0 %}", "0,0%"),
        ("nl", "{% procent None %}", "geen cijfer"),
        ("nl", "{% duur 252 %}", "04:12"),
        ("nl", "{% duur 3852 %}", "1:04:12"),
        (
            "nl",
            "{% datum day %}",
            '<time class="gv-nobr" datetime="2026-11-19">19-11-2026</time>',
        ),
        (
            "en",
            "{% datum day %}",
            '<time class="gv-nobr" datetime="2026-11-19">19 November 2026</time>',
        ),
        (
            "nl",
            "{% tijdstip moment %}",
            '<time class="gv-nobr" datetime="2026-11-19T14:05:00+01:00">19-11-2026 om 14:05</time>',
        ),
        ("nl", "{% tijd moment %}", '<time class="gv-nobr" datetime="14:05">14:05</time>'),
        ("nl", "{% tijd clock %}", '<time class="gv-nobr" datetime="09:30">09:30</time>'),
        ("nl", "{% datum None %}{% tijdstip None %}{% tijd None %}", ""),
    ],
)
def test_dates_and_figures_read_as_people_write_them(language: str, code: str, shown: str) -> None:
    with translation.override(language):
        assert (
            render(
                code,
                half=Decimal("0.25"),
                min=-1200,
                share=Decimal("0.634"),
                third=Fraction(1, 3),
                day=date(2026, 11, 19),
                moment=MOMENT,
                clock=time(9, 30),
            )
            == shown
        )


def test_a_day_is_the_day_in_amsterdam() -> None:
    late = datetime(2026, 11, 19, 23, 30, tzinfo=UTC)
    assert "20-11-2026" in render("{% datum late %}", late=late)


@pytest.mark.parametrize(
    ("extra", "url"),
    [
        ("ongedaan:/taken/1/ongedaan/", "/taken/1/ongedaan/"),
        ("ongedaan://elders.example/", ""),
        ("ongedaan:https://elders.example/", ""),
        ("ongedaan:/\\elders.example", ""),
        ("ongedaan:javascript:alert(1)", ""),
        ("anders", ""),
        ("", ""),
    ],
)
def test_undo_goes_to_this_site_only(extra: str, url: str) -> None:
    message = Message(constants.SUCCESS, "Opgeslagen.", extra_tags=extra)
    assert tags.toasts([message]) == [("Opgeslagen.", url)]


def test_what_went_wrong_stays_on_the_page_and_what_went_well_passes() -> None:
    told = [
        Message(level, str(level)) for level in (constants.INFO, constants.WARNING, constants.ERROR)
    ]
    assert tags.toasts(told) == [("20", "")]
    assert tags.waarschuwingen(told) == [("warning", "30"), ("error", "40")]
