"""The frame, the door, the refusals and the component page."""

import re
from typing import Any

import pytest
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.template.loader import render_to_string
from django.urls import reverse

from gastvrij.basis import galerij
from gastvrij.basis.models import Medewerker, Organisatie

LINDEMEER = Organisatie(naam="gemeente Lindemeer", thema="lindemeer")
NOOR = Medewerker(gebruikersnaam="noor", naam="Noor <b>van den Berg</b>")
NAV = [
    {"key": "a", "url": "/a/", "icon": "headset", "label": "Werkplek", "is_current": True},
    {"key": "b", "url": "/b/", "icon": "list-check", "label": "Werklijst", "is_current": False},
]


def page(template: str = "404.html", **context: Any) -> str:
    return render_to_string(template, {"organisatie": LINDEMEER, **context})


def test_the_frame_shows_a_stranger_no_menu_and_no_palette() -> None:
    html = page()
    assert "<h1" in html
    assert 'id="inhoud" tabindex="-1"' in html
    assert 'href="#inhoud"' in html
    assert "gemeente Lindemeer" in html
    assert "gv-rail" not in html
    assert 'id="palet"' not in html
    assert "Uitloggen" not in html


def test_the_frame_shows_somebody_the_menu_the_palette_and_the_way_out() -> None:
    html = page(nav=NAV, medewerker=NOOR)
    assert '<a href="/a/" aria-current="page">' in html
    assert html.count("aria-current") == 1
    assert 'id="palet"' in html
    assert "Uitloggen" in html
    assert "English" in html
    assert "Noor &lt;b&gt;van den Berg&lt;/b&gt;" in html
    assert "<b>van" not in html


def test_logging_out_and_another_language_go_by_post() -> None:
    html = page(nav=NAV, medewerker=NOOR)
    menu = html.split("gv-menu__lijf")[1].split("</details>")[0]
    assert menu.count('<form method="post"') == 2
    links = re.findall(r'<a href="([^"]+)"', menu)
    assert reverse("logout") not in links
    assert reverse("basis:taal") not in links


@pytest.mark.parametrize("thema", ["lindemeer", "heuvelrade"])
def test_the_frame_wears_the_theme_of_the_gemeente(thema: str) -> None:
    html = page(organisatie=Organisatie(naam="gemeente Heuvelrade", thema=thema))
    assert f"gv-thema {thema}-thema gv-compact" in html
    assert f"basis/css/thema-{thema}.css" in html


def test_messages_are_told_and_undone() -> None:
    told = [
        Message(constants.SUCCESS, "Opgeslagen.", extra_tags="ongedaan:/terug/"),
        Message(constants.ERROR, "Dat ging <niet> goed."),
    ]
    html = page(messages=told)
    toast = html.split('id="toast"')[1].split("</div>")[0]
    assert "Opgeslagen." in toast
    assert 'action="/terug/"' in toast
    assert "data-open" in toast
    assert "niet" not in toast
    assert "Dat ging &lt;niet&gt; goed." in html
    assert "gv-meldingen" in html


@pytest.mark.parametrize("template", ["400.html", "500.html"])
def test_a_page_for_a_broken_system_needs_no_database_and_no_context(template: str) -> None:
    html = render_to_string(template)
    assert html.count("<h1") == 1
    assert "probeer het" in html


@pytest.mark.parametrize("template", ["403.html", "404.html", "csrf.html"])
def test_a_refusal_says_what_to_do(template: str) -> None:
    html = page(template, reden="")
    assert html.count("<h1") == 1
    assert 'href="/"' in html


@pytest.mark.parametrize(
    ("template", "context"),
    [
        ("registration/login.html", {"form": AuthenticationForm()}),
        ("registration/logged_out.html", {}),
        ("registration/locked_out.html", {}),
        ("registration/password_change_done.html", {}),
        ("basis/leeg.html", {}),
    ],
)
def test_the_pages_at_the_door_have_one_main_part(template: str, context: dict[str, Any]) -> None:
    html = page(template, **context)
    assert html.count("<main") == 1
    assert 'name="viewport"' in html


def test_the_login_page_labels_its_fields() -> None:
    html = page("registration/login.html", form=AuthenticationForm())
    assert 'for="id_username"' in html
    assert 'autocomplete="current-password"' in html


def test_the_component_page_shows_every_example_with_its_code() -> None:
    html = page(
        galerij.PAGE,
        examples=galerij.EXAMPLES,
        nav=NAV,
        medewerker=NOOR,
        **galerij.example_context(),
    )
    for example in galerij.EXAMPLES:
        assert f'id="kop-{example.key}"' in html
        assert example.code
    assert "{% knop &quot;Opslaan en afronden&quot;" in html
    assert html.count("<h1") == 1


def test_no_id_stands_twice_on_the_component_page() -> None:
    html = page(
        galerij.PAGE,
        examples=galerij.EXAMPLES,
        nav=NAV,
        medewerker=NOOR,
        **galerij.example_context(),
    )
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert sorted(ids) == sorted(set(ids))
