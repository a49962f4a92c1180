"""The tags of our templates: addresses, icons, states, dates, money, form helpers."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from urllib.parse import quote

from django import template
from django.db.models import TextChoices
from django.forms.formsets import BaseFormSet
from django.template.context import Context
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core import dates, icons, looks
from core import plain_fields as plain
from core.drawing import address_of, place_of
from core.escaping import joined
from core.registry import registry
from core.web import FORM_KEY

register = template.Library()
MOBILE_SIZE = 16


# --- Addresses ---------------------------------------------------------------------------------------------------------


@register.simple_tag(takes_context=True)
def school_url(context: Context, name: str, *args: Any, **kwargs: Any) -> str:
    """Path of route `name` at the tenant of this page: `{% school_url 'partnerships:need' need.pk %}`.

    The slug comes from `request.tenant_slug`, or from `tenant_slug` in the context (pages outside a tenant). Raises
    NoReverseMatch for a route that does not exist.
    """
    request = context.get("request")
    slug = context.get("tenant_slug") or getattr(request, "tenant_slug", "")
    if kwargs:
        return reverse(name, kwargs={"school_slug": slug, **kwargs})
    if len(args) == 1 and type(args[0]) is int:
        return address_of(name, slug)(args[0])
    return reverse(name, args=[slug, *args]) if args else place_of(name, slug)


@register.simple_tag(takes_context=True)
def school_url_if(context: Context, name: str, *args: Any) -> str:
    """Like `school_url`, but '' when there is no such route or no tenant: for entries of apps that may not be there."""
    try:
        return school_url(context, name, *args)
    except NoReverseMatch:
        return ""


@register.simple_tag(takes_context=True)
def with_query(context: Context, **changes: Any) -> str:
    """The page's own query string with `changes`; an empty value takes a parameter away. Starts with "?"."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        if value in (None, ""):
            query.pop(name, None)
        else:
            query[name] = str(value)
    return f"?{query.urlencode()}"


@register.simple_tag(takes_context=True)
def asked_besides(context: Context, *names: str) -> list[tuple[str, str]]:
    """What the page's address asks besides `names`, for hidden fields. A template cannot ask `GET.items` itself: ?items= would answer."""
    return [(name, value) for name, value in context["request"].GET.items() if name not in names]


# --- Forms -------------------------------------------------------------------------------------------------------------


@register.simple_tag(takes_context=True)
def form_key(context: Context) -> SafeString:
    """The hidden key by which a form that is sent twice is carried out once (core.web.once). In a piece (core.pieces) it is a hole."""
    return format_html('<input type="hidden" name="{}" value="{}">', FORM_KEY, context.get(FORM_KEY) or uuid.uuid4())


@register.simple_tag
def plain_fields(fields: Any, *besides: str) -> SafeString:
    """The fields of a form above a list, quickly: `{% plain_fields filter.form "stage" %}` leaves out `stage`."""
    return plain.drawn(field for field in fields if field.name not in besides)


@register.inclusion_tag("components/error_summary.html")
def error_summary(*forms: Any) -> dict[str, Any]:
    """Everything that is wrong in these forms and formsets, on top, each line leading to its field; of rows it says which."""
    lines: list[dict[str, str]] = []
    for form in forms:
        if isinstance(form, BaseFormSet):
            lines += [{"text": str(e), "target": ""} for e in form.non_form_errors()] if form.is_bound else []
            row = getattr(form, "row_label", "")
            for number, one in enumerate(form.forms, start=1):
                lines += _error_lines(one, f"{row} {number}, " if row else "")
        elif form:
            lines += _error_lines(form)
    return {"lines": lines}


@register.inclusion_tag("components/field.html")
def form_field(field: Any, label: Any = "", help_text: Any = "") -> dict[str, Any]:
    """One field with our words: `{% form_field form.login label=_("Email") %}`. For forms of others, whose labels are not ours.

    Help is `help_text`, or the field's own; a placeholder is taken away, because it is no label.
    """
    widget = field.field.widget
    widget.attrs.pop("placeholder", None)
    if help_text:
        field.help_text = help_text
    kind = "form-check-input" if getattr(widget, "input_type", "") == "checkbox" else "form-control"
    drawn = field.as_widget(attrs={"class": f"{kind} is-invalid" if field.errors else kind})
    return {"field": field, "label": label or field.label, "widget": drawn, "is_check": kind == "form-check-input"}


def _error_lines(form: Any, row: str = "") -> list[dict[str, str]]:
    """In the order in which the fields stand on the page."""
    if not form.is_bound:
        return []
    lines = [{"text": str(text), "target": ""} for text in form.non_field_errors()]
    grouped = [name for _legend, names in getattr(form, "groups", ()) for name in names]
    for name in dict.fromkeys([*grouped, *form.fields]):
        if name not in form.errors or name not in form.fields:
            continue
        bound = form[name]
        target = bound.id_for_label or (f"{bound.auto_id}_0" if bound.auto_id else "")
        label = getattr(
            bound.field, "error_label", bound.label
        )  # a tick that accepts something is headed by what is wrong
        asks = str(label).endswith("?")  # a question needs no colon before what is wrong with its answer
        heading = f"{row}{label}" if asks else f"{row}{label}:"
        lines += [{"text": str(text), "label": heading, "target": target} for text in bound.errors]
    return lines


# --- Drawing -----------------------------------------------------------------------------------------------------------


@register.simple_tag
def icon(name: str, size: int = 20, label: str = "") -> SafeString:
    """Inline Tabler icon, hidden from screen readers unless it has a `label`: `{% icon "users" %}`."""
    return icons.svg(str(name), int(size), str(label))


@register.simple_tag
def state_badge(obj: Any = None, label: Any = "", tone: str = "", icon: str = "") -> SafeString:
    """A state as word + icon + colour.

    `{% state_badge agreement %}` reads `obj.state` and its display; a derived state (a member of `TextChoices`) is given as it
    is: `{% state_badge row.state %}`; `{% state_badge label=word tone="bad" %}` says both.
    """
    if isinstance(obj, TextChoices):
        tone, label = tone or looks.tone_of(None, obj.value), label or obj.label
    elif obj is not None:
        state = str(getattr(obj, "state", ""))
        tone = tone or looks.tone_of(obj, state)
        display = getattr(obj, "get_state_display", None)
        label = label or (display() if display else getattr(obj, "state_label", state))
    tone = tone if tone in looks.TONES else "neutral"
    drawn = icons.svg(icon or looks.TONE_ICONS[tone], MOBILE_SIZE)
    return format_html('<span class="state state-{}">{}<span>{}</span></span>', tone, drawn, label)


PHONE = '<a class="numbers text-nowrap" href="tel:{}">{}</a>'
SHORTEST_NUMBER = 3
"""Digits of a number that can be called: emergency services have three."""
CHIP = '<li><a class="chip" href="{}"{}>{}{}{}</a></li>'
CHIP_COUNT = ' <span class="chip-count">{}</span>'
HERE = SafeString(' aria-current="true"')


@register.simple_tag
def chip_links(chips: Iterable[looks.Chip]) -> SafeString:
    """The links of components/chips.html, of which a dozen may stand above a list: as a template they took as long as its rows."""
    here, nothing = (HERE, icons.svg("check", MOBILE_SIZE)), (SafeString(""), SafeString(""))
    return joined(CHIP, (
        (chip.url, *(here if chip.current else nothing), chip.label,
         nothing[0] if chip.count is None else format_html(CHIP_COUNT, chip.count_words))
        for chip in chips
    ))  # fmt: skip


@register.simple_tag
def tone_icon(tone: str = "", size: int = 20) -> SafeString:
    """The icon that belongs to a tone; an empty tone is "info"."""
    drawn = "info-circle" if (tone or "info") == "info" else looks.TONE_ICONS.get(tone, "info-circle")
    return icons.svg(drawn, size)


@register.filter
def initials(name: Any) -> str:
    """Up to two capitals for a person's mark: "Siti Rahmawati" -> "SR"."""
    words = [word for word in str(name).replace(",", " ").split() if word[0].isalpha() and not word.endswith(".")]
    return "".join(word[0] for word in words[:2]).upper()


@register.filter
def transition_label(entry: Any) -> str:
    """What a history entry did, in the words of its workflow's table; its code when the workflow is gone."""
    workflow = registry.workflows.get(entry.workflow)
    try:
        return str(workflow.get(entry.transition).label) if workflow else entry.transition
    except KeyError:
        return entry.transition


@register.filter
def state_word(entry: Any) -> str:
    """The label of the state to which a history entry led."""
    workflow = registry.workflows.get(entry.workflow)
    return str(workflow.states.get(entry.target, entry.target)) if workflow else entry.target


# --- Dates and money ---------------------------------------------------------------------------------------------------


@register.filter
def phone_link(number: str) -> str:
    """A number as somebody wrote it, to be called by a tap; words without a number stay as they are."""
    digits = "".join(one for one in number if one.isdigit() or one == "+")
    return format_html(PHONE, digits, number) if len(digits) >= SHORTEST_NUMBER else number


@register.filter
def mail_link(address: str) -> SafeString:
    """An address to which a tap begins a mail."""
    return format_html('<a href="mailto:{}">{}</a>', quote(address, safe="@+"), address)


def _day(value: date | datetime) -> date:
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


@register.filter
def date_long(value: date | datetime | None) -> str:
    """21 September 2026; '' for nothing."""
    return dates.long_date(_day(value), looks.screen_language()) if value else ""


@register.filter
def date_short(value: date | datetime | None) -> str:
    """21 Sep 2026; '' for nothing."""
    return dates.short_date(_day(value), looks.screen_language()) if value else ""


@register.filter
def date_day(value: date | datetime | None) -> str:
    """Senin, 21 September 2026; '' for nothing."""
    return dates.day_and_date(_day(value), looks.screen_language()) if value else ""


@register.filter
def month_year(value: date | None) -> str:
    """September 2026; '' for nothing."""
    return dates.month_and_year(value, looks.screen_language()) if value else ""


@register.filter
def clock(value: time | datetime | None) -> str:
    """09.00, in the active time zone; '' for nothing."""
    return dates.clock(value, timezone.get_current_timezone_name(), looks.screen_language()) if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    """21 Sep 2026, 09.00 WIB, in the active time zone; '' for nothing."""
    if not value:
        return ""
    zone = timezone.get_current_timezone_name()
    text = f"{date_short(value)}, {clock(value)}"
    try:
        return f"{text} {dates.zone_abbreviation(zone)}"
    except ValueError:
        return f"{text} {zone}"


@register.filter
def due_words(value: date | datetime | None, today: date | None = None) -> str:
    """A due date as a person says it: "hari ini", "besok", "3 hari lagi", "terlambat 2 hari". `today` for tests."""
    if not value:
        return ""
    days = (_day(value) - (today or timezone.localdate())).days
    if days == 0:
        return _("hari ini")
    if days == 1:
        return _("besok")
    if days > 1:
        return ngettext("%(days)s hari lagi", "%(days)s hari lagi", days) % {"days": days}
    return ngettext("terlambat %(days)s hari", "terlambat %(days)s hari", -days) % {"days": -days}


@register.filter
def is_late(value: date | datetime | None, today: date | None = None) -> bool:
    """True when the day is over."""
    return value is not None and _day(value) < (today or timezone.localdate())


@register.filter
def with_unit(number: Any, unit: str) -> str:
    """40 siswa, 95%."""
    return looks.with_unit(str(number), unit)


@register.filter
def rupiah(value: Decimal | int | None) -> str:
    """Rp1.500.000, with hundredths only where there are any; '' for nothing."""
    if value is None or value == "":
        return ""
    return dates.rupiah(value, looks.screen_language(), decimals=0 if value == int(value) else 2)
