"""The lines of the totals of contributions, written out without a template for each (docs/adr/0019)."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.template.context import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core.drawing import NOTHING, labels
from partnerships.queries.contributions import Part, Total
from partnerships.templatetags.registers import addresses
from partnerships.terms import ContributionKind

register = template.Library()

LINE = (
    '<tr><th scope="row" class="title">{}</th><td class="fact" data-label="{}">{}</td><td class="fact">{}</td>'
    '<td class="{}number" data-label="{}">{}{}</td></tr>'
)


@register.simple_tag(takes_context=True)
def total_rows(context: Context, totals: Iterable[tuple[Total, str]]) -> SafeString:
    """One line per partner and year. On a partner's own page nothing leads there."""
    address = None if context.get("partner") else addresses(context, "partner_contributions")
    kinds, year_label, worth_label = labels(ContributionKind), _("Tahun"), _("Nilai")
    guessed = format_html(' <abbr title="{}">*</abbr>', _("termasuk taksiran"))

    def said(part: Part) -> SafeString:
        return format_html("{}: {}", kinds[part.kind], part.amount)

    def who(total: Total) -> object:
        if address is None or total.partner_id is None:
            return total.name
        return format_html('<a href="{}">{}</a>', address(total.partner_id), total.name)

    return format_html_join(
        "\n", LINE,
        ((who(total), year_label, year, SafeString("<br>".join(map(said, total.parts))), "fact " if total.worth else "",
          worth_label, total.worth_words, guessed if total.estimated else NOTHING) for total, year in totals),
    )  # fmt: skip
