"""HTML of a form field: label, help, error and control belong together by id.

The ids are those that Django itself puts in aria-describedby: `<id>_helptext` and `<id>_error`.
"""

from collections.abc import Iterable, Iterator, Mapping

from django import forms
from django.forms.boundfield import BoundField, BoundWidget
from django.forms.formsets import BaseFormSet
from django.forms.widgets import DateTimeBaseInput
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from .componenten import attributes, keys
from .html import format_html, format_html_join

TEXTBOX = "utrecht-textbox utrecht-textbox--html-input"
TEXTAREA = "utrecht-textarea utrecht-textarea--html-textarea"
SELECT = "utrecht-select utrecht-select--html-select"
RADIO = "utrecht-radio-button utrecht-radio-button--html-input"
CHECKBOX = "utrecht-checkbox utrecht-checkbox--html-input"
DJANGO_DEFAULT_ROWS = "10"

# Browsers show and read these by the person's own settings; the wire format is ISO 8601.
NATIVE_TYPES: Mapping[type[forms.Widget], tuple[str, str]] = {
    forms.DateInput: ("date", "%Y-%m-%d"),
    forms.DateTimeInput: ("datetime-local", "%Y-%m-%dT%H:%M"),
    forms.TimeInput: ("time", "%H:%M"),
}


def _is_group(field: BoundField) -> bool:
    return isinstance(field.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple)


def _control_class(widget: forms.Widget) -> str:
    match widget:
        case forms.Textarea():
            return TEXTAREA
        case forms.CheckboxInput():
            return CHECKBOX
        case forms.Select():
            return SELECT
        case forms.FileInput():
            return "gv-bestand"
        case _:
            return TEXTBOX


def _set_native_type(widget: forms.Widget) -> None:
    for kind, (input_type, wire_format) in NATIVE_TYPES.items():
        if type(widget) is kind and isinstance(widget, DateTimeBaseInput):
            widget.input_type = input_type
            widget.format = wire_format


def _control(field: BoundField, extra: Mapping[str, str]) -> SafeString:
    widget = field.field.widget
    _set_native_type(widget)
    own = widget.attrs.get("class", "")
    attrs: dict[str, str] = {"class": f"{_control_class(widget)} {own}".strip(), **extra}
    # The attribute `required` makes the browser paint every empty field red beforehand.
    field.form.use_required_attribute = False
    if field.field.required and not isinstance(widget, forms.FileInput):
        attrs["aria-required"] = widget.attrs.get("aria-required", "true")
    if isinstance(widget, forms.Textarea) and widget.attrs.get("rows") == DJANGO_DEFAULT_ROWS:
        attrs["rows"] = "4"
    return field.as_widget(attrs={name: value for name, value in attrs.items() if value})


def _required_text(field: BoundField) -> str:
    """Return what to do about a field that was left empty."""
    widget, label = field.field.widget, str(field.label)
    if label.endswith("?"):
        return _("Geef antwoord: %(label)s") % {"label": label}
    if isinstance(widget, forms.CheckboxInput):
        return _("Vink aan: %(label)s") % {"label": label}
    if isinstance(widget, forms.Select | forms.RadioSelect | forms.FileInput):
        return _("Kies: %(label)s") % {"label": label}
    return _("Vul in: %(label)s") % {"label": label}


def error_texts(field: BoundField) -> list[str]:
    """Return what is wrong with a field; a form's own text for an empty field goes first."""
    general = str(forms.Field.default_error_messages["required"])
    return [_required_text(field) if str(text) == general else str(text) for text in field.errors]


def _error(field: BoundField) -> SafeString:
    if not field.errors:
        return SafeString("")
    return format_html(
        '<p class="utrecht-form-field-error-message utrecht-form-field__error-message"'
        ' id="{}_error">{}</p>',
        field.auto_id,
        " ".join(error_texts(field)),
    )


def _description(field: BoundField) -> SafeString:
    if not field.help_text:
        return SafeString("")
    return format_html(
        '<p class="utrecht-form-field-description utrecht-form-field__description gv-klein"'
        ' id="{}_helptext">{}</p>',
        field.auto_id,
        field.help_text,
    )


def _label_text(field: BoundField) -> SafeString:
    if field.field.required:
        return format_html("{}", field.label)
    optional = _("(niet verplicht)")
    return format_html('{} <span class="gv-optioneel">{}</span>', field.label, optional)


def _wrap(field: BoundField, inside: SafeString) -> SafeString:
    invalid = " utrecht-form-field--invalid" if field.errors else ""
    return format_html('<div class="utrecht-form-field{}">{}</div>', invalid, inside)


def _plain(field: BoundField, extra: Mapping[str, str]) -> SafeString:
    label = format_html(
        '<label class="utrecht-form-label utrecht-form-field__label" for="{}">{}</label>',
        field.id_for_label,
        _label_text(field),
    )
    if shortcut := extra.get("aria-keyshortcuts"):
        hint = format_html('<span class="gv-breed" aria-hidden="true">{}</span>', keys(shortcut))
        label = format_html('<div class="gv-rij gv-rij--uit">{}{}</div>', label, hint)
    return format_html(
        "{}{}{}{}", label, _description(field), _error(field), _control(field, extra)
    )


def _checkbox(field: BoundField, extra: Mapping[str, str]) -> SafeString:
    return format_html(
        '{}<label class="gv-vink">{}<span>{}</span></label>{}',
        _error(field),
        _control(field, extra),
        field.label,
        _description(field),
    )


def _option(option: BoundWidget, *, shortcut: str = "") -> SafeString:
    data = option.data
    is_radio = data["type"] == "radio"
    given = {
        "class": RADIO if is_radio else CHECKBOX,
        "type": data["type"],
        "name": data["name"],
        "id": option.id_for_label,
        "form": str(data["attrs"].get("form", "")),
        "checked": bool(data["selected"]),
        "disabled": bool(data["attrs"].get("disabled")),
        "aria-keyshortcuts": shortcut,
    }
    value = "" if data["value"] is None else str(data["value"])
    return format_html('<input value="{}"{}>', value, attributes(given))


def _fieldset(field: BoundField, options: SafeString) -> SafeString:
    return format_html(
        '<fieldset class="gv-veldset"{}><legend>{}</legend>{}{}{}</fieldset>',
        attributes({"aria-describedby": field.aria_describedby or ""}),
        _label_text(field),
        _description(field),
        _error(field),
        options,
    )


def _group(field: BoundField) -> SafeString:
    options = format_html_join(
        "",
        '<label class="gv-vink">{}<span>{}</span></label>',
        ((_option(option), option.choice_label) for option in field),
    )
    return _fieldset(field, options)


def render(field: BoundField, extra: Mapping[str, str]) -> SafeString:
    """Return a whole field; `extra` holds attributes for its control."""
    if field.is_hidden:
        return mark_safe(str(field))
    if _is_group(field):
        return _wrap(field, _group(field))
    if isinstance(field.field.widget, forms.CheckboxInput):
        return _wrap(field, _checkbox(field, extra))
    return _wrap(field, _plain(field, extra))


def _cards(field: BoundField, modifier: str) -> Iterator[tuple[SafeString, str, SafeString]]:
    for place, option in enumerate(field, start=1):
        shortcut = f"{modifier}+{place}" if modifier and place <= 9 else ""
        hint = format_html('<kbd aria-hidden="true">{}</kbd>', place) if shortcut else ""
        yield _option(option, shortcut=shortcut), option.choice_label, SafeString(hint)


def render_cards(field: BoundField, *, modifier: str = "", css: str = "") -> SafeString:
    """Return a choice as cards; with a modifier such as Alt each has a key by its place."""
    cards = format_html_join("", "<label>{}<span>{}</span>{}</label>", _cards(field, modifier))
    options = format_html('<div class="{}">{}</div>', f"gv-keuze {css}".strip(), cards)
    return _wrap(field, _fieldset(field, options))


def _target(field: BoundField) -> str:
    return f"{field.auto_id}_0" if _is_group(field) else str(field.id_for_label)


def _form_errors(form: forms.BaseForm) -> Iterator[tuple[str, str]]:
    for text in form.non_field_errors():
        yield "", str(text)
    for field in form:
        for text in error_texts(field):
            yield "" if field.is_hidden else _target(field), text


def errors(*bound: "forms.BaseForm | BaseFormSet[forms.BaseForm]") -> list[tuple[str, str]]:
    """Return (id of the control or nothing, text) for every error, in the order of the page."""
    found: list[tuple[str, str]] = []
    for part in bound:
        inner: Iterable[forms.BaseForm] = part if isinstance(part, BaseFormSet) else (part,)
        if isinstance(part, BaseFormSet):
            found += (("", str(text)) for text in part.non_form_errors())
        for form in inner:
            found += _form_errors(form)
    return found
