"""The rows of the registers, written out without a template for each.

A page has 25 of them, and in Django's language they were most of its work. The table around them stays in the template:
`<tbody>{% partner_rows rows %}</tbody>`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import Any

from django import template
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from core import icons
from core.dates import short_date
from core.drawing import BADGE_ICON, NOTHING, address_of, badge, badges, labels
from core.escaping import escaped, joined
from core.looks import Stage, screen_language
from core.pieces import piece
from core.templatetags.guyub import due_words
from partnerships.models import Activity, Agreement, Need, Obligation, Partnership
from partnerships.queries.agreements import TONES, AgreementRow
from partnerships.queries.obligations import ObligationRow
from partnerships.queries.partnerships import Row, Signs, over_words
from partnerships.terms import Category, Form, PartnerKind, Priority, Resource

register = template.Library()

SOFT = '<span class="soft">{}</span>'
SUB = '<span class="sub">{}</span>'
DAY = '<span class="text-nowrap">{}</span>'
NEXT = '<span class="sub">{} {}</span>'
SIGN = '<span class="sign">{}</span>'
LINK = '<a class="listing-link" href="{}">{}</a>'
DASH = format_html(SOFT, "–")
SEPARATOR = " · "


def addresses(context: Context, route: str) -> Callable[[int], SafeString]:
    """How a row's key becomes the address of its page at the school of this page."""
    slug = context.get("tenant_slug") or getattr(context.get("request"), "tenant_slug", "")
    return address_of(f"partnerships:{route}", slug)


# --- Partnerships ------------------------------------------------------------------------------------------------------

PARTNERSHIP = (
    '<tr><th scope="row" class="title"><a href="{}">{}</a><span class="sub">{}{}{}</span>{}{}</th>'
    '<td class="fact">{}</td><td class="fact" data-label="{}">{}</td><td>{}</td></tr>'
)
DUE = '<span{}><span class="text-nowrap">{}</span><span class="sub">{}</span></span>'
LATE = SafeString(' class="late"')


@register.simple_tag(takes_context=True)
def partnership_rows(context: Context, rows: Iterable[Row], today: date) -> SafeString:
    """Title, with whom, what comes next, early signs; stage; due day; who leads it."""
    address, forms, language, due = addresses(context, "partnership"), labels(Form), get_language(), _("Tenggat")
    return joined(PARTNERSHIP, (
        (address(p.pk), p.title, forms.get(p.form, p.form), SEPARATOR if row.partners else "", row.partners,
         _next(row.next_words), signs(row.signs), _stage(p.stage, language), due, _due(row, today),
         p.lead.display_name)
        for row in rows for p in (row.partnership,)
    ))  # fmt: skip


@register.simple_tag
def partnership_stages(stages: Sequence[Stage]) -> SafeString:
    """The seven stages of one partnership (components/stages.html), which look the same wherever it stands at the same stage."""
    return piece(
        "components/stages.html",
        ("partnership", *(stage.status for stage in stages)),
        lambda: {"stages": stages, "label": _("Tujuh tahap kemitraan")},
    ).filled()


@cache
def _stage(stage: str, language: str) -> SafeString:
    shown = Partnership(stage=stage)
    return render_to_string(
        "partnerships/_stage.html", {"partnership": shown, "word": Row(shown, "", False).stage_word}
    )


def _next(words: str) -> SafeString:
    return SafeString(NEXT.format(icons.svg("arrow-right", BADGE_ICON), escaped(words))) if words else NOTHING


def _due(row: Row, today: date) -> SafeString:
    due = row.partnership.due
    if due is None:
        return DASH
    return _late(due, row.over, get_language()) if row.late else _in_time(due, today, get_language())


@lru_cache(maxsize=4096)
def _late(due: date, days: int, language: str) -> SafeString:
    return format_html(DUE, LATE, short_date(due, screen_language()), badge(over_words(days), "bad", "alarm"))


@lru_cache(maxsize=4096)
def _in_time(due: date, today: date, language: str) -> SafeString:
    return format_html(DUE, "", short_date(due, screen_language()), due_words(due, today))


@register.simple_tag
def signs(shown: Signs) -> SafeString:
    """Early signs of one partnership, in a list and on a card of the board."""
    drawn = NOTHING
    if shown.high_risks:
        words = ngettext("%(n)s risiko tinggi", "%(n)s risiko tinggi", shown.high_risks) % {"n": shown.high_risks}
        drawn += format_html(SIGN, badge(words, "bad", "alert-triangle"))
    since = shown.talk_overdue or shown.quiet_since
    if since is not None:
        said = _("janji komunikasi %(on)s lewat") if shown.talk_overdue else _("tanpa komunikasi sejak %(on)s")
        drawn += format_html(SIGN, badge(said % {"on": short_date(since, screen_language())}, "warn", "message-off"))
    return drawn


# --- Agreements --------------------------------------------------------------------------------------------------------

AGREEMENT = (
    '<tr><th scope="row" class="title"><a href="{}">{}</a><span class="sub">{}{}{}</span></th>'
    '<td class="fact">{}</td><td class="fact" data-label="{}">{}</td><td>{}</td></tr>'
)


@register.simple_tag(takes_context=True)
def agreement_rows(context: Context, rows: Iterable[AgreementRow]) -> SafeString:
    """Subject, kind, with whom; what it is today; its last day; the school's number."""
    address, language, until, screen = (
        addresses(context, "agreement"),
        get_language(),
        _("Berlaku sampai"),
        screen_language(),
    )
    without, unended = format_html(SOFT, _("belum ada")), _("sampai diakhiri")

    def last(agreement: Agreement) -> Any:
        if agreement.last_day:
            return format_html(DAY, short_date(agreement.last_day, screen))
        return unended if agreement.evergreen else DASH

    return joined(AGREEMENT, (
        (address(row.agreement.pk), row.agreement.subject, row.agreement.kind_label, SEPARATOR if row.partners else "",
         row.partners, _status(row.status, language), until, last(row.agreement), row.number or without)
        for row in rows
    ))  # fmt: skip


@cache
def _status(status: Agreement.Status, language: str) -> SafeString:
    return badge(status.label, TONES[status])


# --- Obligations and activities ----------------------------------------------------------------------------------------

OBLIGATION = (
    '<tr><th scope="row" class="title"><a href="{}">{}</a><span class="sub">{}</span></th>'
    '<td class="fact{}" data-label="{}">{}</td><td class="fact">{}</td><td class="fact" data-label="{}">{}</td></tr>'
)
ACTIVITY = (
    '<tr><th scope="row" class="title"><a href="{}">{}</a><span class="sub">{}</span></th>'
    '<td class="fact" data-label="{}">{}</td><td class="fact">{}</td><td class="fact" data-label="{}">{}</td></tr>'
)
DAYS = '<span class="text-nowrap">{}</span> – <span class="text-nowrap">{}</span>'


@register.simple_tag(takes_context=True)
def obligation_rows(context: Context, rows: Iterable[ObligationRow]) -> SafeString:
    """What is owed and by whom; when; how it stands; in which partnership."""
    address, whole, states = (
        addresses(context, "obligation"),
        addresses(context, "partnership"),
        badges(Obligation.State),
    )
    due, undated, where, screen = _("Jatuh tempo"), _("tidak bertanggal"), _("Kemitraan"), screen_language()
    return joined(OBLIGATION, (
        (address(duty.pk), duty.description, row.party, " late" if row.late else "", due,
         short_date(duty.due_on, screen) if duty.due_on else undated, states[row.state],
         where, format_html(LINK, whole(duty.partnership_id), duty.partnership.title))
        for row in rows for duty in (row.obligation,)
    ))  # fmt: skip


@register.simple_tag(takes_context=True)
def activity_rows(context: Context, activities: Iterable[Activity]) -> SafeString:
    """What is done and by whom; when; how it stands; in which partnership."""
    address, whole = addresses(context, "activity"), addresses(context, "partnership")
    states, day, where, screen = badges(Activity.State, Activity), _("Tanggal"), _("Kemitraan"), screen_language()

    def days(activity: Activity) -> SafeString:
        first = short_date(activity.starts_on, screen) if activity.starts_on else ""
        if activity.ends_on and activity.ends_on != activity.starts_on:
            return format_html(DAYS, first, short_date(activity.ends_on, screen))
        return format_html(DAY, first)

    return joined(ACTIVITY, (
        (address(one.pk), one.title, one.in_charge.display_name, day, days(one), states[one.state],
         where, format_html(LINK, whole(one.partnership_id), one.partnership.title))
        for one in activities
    ))  # fmt: skip


# --- Needs and partners ------------------------------------------------------------------------------------------------

NEED = (
    '<tr><th scope="row" class="title"><a href="{}">{}</a><span class="sub">{}</span></th>'
    '<td class="fact" data-label="{}">{}</td><td class="fact">{}</td><td class="number">{}</td></tr>'
)
PARTNER = '<tr><th scope="row" class="title"><a href="{}">{}</a>{}{}</th><td class="fact">{}</td><td class="fact">{}</td></tr>'


@register.simple_tag(takes_context=True)
def need_rows(context: Context, needs: Iterable[Any]) -> SafeString:
    """Title and category; priority; how it stands; how many partnerships answer it."""
    address, categories, priorities = addresses(context, "need"), labels(Category), labels(Priority)
    states, priority = badges(Need.State), _("Prioritas")
    return joined(NEED, (
        (address(need.pk), need.title, categories.get(need.category, need.category), priority,
         priorities.get(need.priority, need.priority), states[need.state], need.answers)
        for need in needs
    ))  # fmt: skip


@register.simple_tag(takes_context=True)
def partner_rows(context: Context, partners: Iterable[Any]) -> SafeString:
    """Name, place, whether it is in the archive; kind; what it offers."""
    address, kinds, resources = addresses(context, "partner"), labels(PartnerKind), labels(Resource)
    nothing, archived = format_html(SOFT, _("belum dicatat")), format_html(" {}", badge(_("Arsip"), "neutral"))

    def gives(partner: Any) -> SafeString:
        return SafeString(", ".join(dict.fromkeys(resources[resource] for resource in partner.resources))) or nothing

    return joined(PARTNER, (
        (address(one.pk), one.name, format_html(SUB, one.regency) if one.regency else "",
         "" if one.is_active else archived, kinds.get(one.kind, one.kind), gives(one))
        for one in partners
    ))  # fmt: skip
