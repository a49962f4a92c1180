"""Charts of partnerships: ratings per party side by side, an indicator's course. For the page and for the paper."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core import dates
from core.charts import Chart, Series
from core.looks import screen_language
from partnerships.queries.evaluations import Comparison, FactorLine, IndicatorLine
from partnerships.queries.yearly import Figure, Given
from partnerships.terms import ContributionKind, Scale

OFFICES = {"UPTD", "UPT", "CV", "PT", "PT.", "CV."}


def short_names(compared: Comparison) -> list[str]:
    """One word per party beside its bars: "Sekolah", "Puskesmas", "Universitas"; a number tells two of a kind apart."""
    words: list[str] = []
    for response in compared.responses:
        name = [word for word in response.party.name.split() if word not in OFFICES] or ["?"]
        words.append(str(_("Sekolah")) if response.party.is_school else name[0][:11])
    return [word if words.count(word) == 1 else f"{word[:9]} {place}" for place, word in enumerate(words, start=1)]


def factor_chart(title: str, lines: tuple[FactorLine, ...], compared: Comparison) -> Chart | None:
    """Bars per factor and party on the four-step scale; None before anybody answered."""
    if not compared.parties:
        return None
    shorts = short_names(compared)
    series = tuple(
        Series(name, tuple(float(rating.level) if (rating := line.ratings[i]) else None for line in lines), shorts[i])
        for i, name in enumerate(compared.parties)
    )
    apart = [str(line.factor.label) for line in lines if line.apart]
    message = (
        _("Penilaian para pihak berbeda jauh pada: %(factors)s.") % {"factors": ", ".join(apart)}
        if apart
        else _("Tidak ada perbedaan penilaian yang besar antara para pihak.")
    )
    return Chart(
        kind="bars", title=title, description=message, labels=tuple(str(line.factor.label) for line in lines), series=series,
        maximum=float(len(Scale)), steps=tuple(str(step.label) for step in Scale), label_heading=_("Faktor"),
    )  # fmt: skip


def indicator_chart(line: IndicatorLine) -> Chart | None:
    """A line of the measurements with baseline and target; None before the first one."""
    if not line.measurements:
        return None
    indicator = line.indicator
    verdict = _("Target sudah tercapai.") if line.reached else _("Target belum tercapai.")
    days = tuple(dates.short_date(m.measured_on, screen_language()) for m in line.measurements)
    return Chart(
        kind="line", title=indicator.name, description=verdict, labels=days,
        series=(Series(indicator.name, tuple(float(m.value) for m in line.measurements)),), unit=indicator.unit,
        baseline=None if indicator.baseline is None else float(indicator.baseline), target=float(indicator.target),
        label_heading=_("Tanggal"),
    )  # fmt: skip


def year_chart(title: str, heading: str, figures: Sequence[Figure]) -> Chart | None:
    """Bars of counts; None when there is nothing to count."""
    if not figures:
        return None
    most = max(figures, key=lambda figure: figure.value)
    message = _("Paling banyak: %(label)s (%(value)s).") % {"label": most.label, "value": most.value}
    return Chart(
        kind="bars", title=title, description=message, labels=tuple(str(figure.label) for figure in figures),
        series=(Series(pgettext("daftar", "Kemitraan"), tuple(float(figure.value) for figure in figures)),), label_heading=heading,
    )  # fmt: skip


MONEY = (ContributionKind.MONEY, ContributionKind.SCHOLARSHIP)


def given_chart(given: Sequence[Given]) -> Chart | None:
    """What school and partners gave in rupiah; other kinds have units of their own and stand in the table only."""
    rows = [one for one in given if one.kind in MONEY]
    if not rows:
        return None
    school = sum(one.school for one in rows)
    partners = sum(one.partners for one in rows)
    message = _("Dari sekolah %(school)s, dari mitra %(partners)s.") % {
        "school": dates.rupiah(school, screen_language(), decimals=0),
        "partners": dates.rupiah(partners, screen_language(), decimals=0),
    }
    return Chart(
        kind="bars", title=_("Dana dan beasiswa (rupiah)"), description=message,
        labels=tuple(str(one.kind.label) for one in rows),
        series=(Series(str(_("Sekolah")), tuple(float(one.school) for one in rows)),
                Series(str(_("Mitra")), tuple(float(one.partners) for one in rows))),
        label_heading=_("Jenis kontribusi"),
    )  # fmt: skip
