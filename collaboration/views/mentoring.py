"""Pages of mentoring: the map, the lists, one engagement and what its members do with it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from collaboration.actions import mentoring as actions
from collaboration.forms.mentoring import TOPICS, AgreeForm, GainForm, PairForm, ProposeForm, WishForm
from collaboration.models import Mentoring, MentoringGain
from collaboration.policy.common import LEADERS
from collaboration.policy.mentoring import (
    check_gain,
    check_propose,
    check_read_content,
    check_see_map,
    check_see_mentoring,
    check_wish,
    check_withdraw,
    check_work,
)
from collaboration.queries import mentoring as queries
from collaboration.views._closed import load_mentoring, load_own_mentoring, load_wish
from core import looks
from core.policy import allowed
from core.web import form_page, once, page
from partnerships.views._done import done
from schools.links import school_url
from schools.roles import TEACHING, Role


def here(request: HttpRequest, mentoring: Mentoring) -> str:
    """The page of an engagement."""
    return school_url(request.school, "collaboration:mentoring", mentoring.pk)


@require_safe
def wish_map(request: HttpRequest) -> HttpResponse:
    """Who would like to learn what, who can help."""
    check_see_map(request.actor)
    context = {
        "topics": queries.wish_map(request.actor), "may_wish": allowed(check_wish, request.actor),
        "pairs": request.actor.has(Role.HUB) and not request.actor.has(*TEACHING),
    }  # fmt: skip
    return page(request, "collaboration/mentoring/map.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def wish_create(request: HttpRequest) -> HttpResponse:
    """Put a wish or an offer on the map."""
    check_wish(request.actor)
    form = WishForm(request.POST or None)
    if form.is_valid():
        return once(
            request,
            lambda: actions.add_wish(by=request.actor, now=timezone.now(), school=request.school, **form.cleaned_data),
            lambda made: done(
                request, _("Terima kasih, sudah ada di peta."), school_url(request.school, "collaboration:wish_map")
            ),
        )
    return form_page(request, "collaboration/mentoring/wish.html", form, {"topics": TOPICS})


@require_POST
def wish_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a wish back."""
    wish = load_wish(request, pk)
    return once(
        request,
        lambda: actions.take_back_wish(by=request.actor, now=timezone.now(), wish=wish),
        lambda gone: done(request, _("Dihapus dari peta."), school_url(request.school, "collaboration:wish_map")),
    )


@require_safe
def mentoring_list(request: HttpRequest) -> HttpResponse:
    """One's own engagements; for principal and hub that others run."""
    check_see_mentoring(request.actor)
    teaches, leads = request.actor.has(*TEACHING), request.actor.has(*LEADERS)
    every = leads and (not teaches or request.GET.get("lihat") == "semua")
    rows = Mentoring.objects.visible_to(request.actor) if every else Mentoring.objects.mine(request.actor)
    found, after = queries.mentoring_page(
        rows.filter(queries.of_status(request.GET.get("status", ""))), request.GET.get("after", "")
    )
    today = request.school.local_date(timezone.now())
    context = {
        "rows": [(row, row.names(but=None if every else request.actor.user_id), row.standing_on(today)) for row in found],
        "after": after, "every": every, "switch": teaches and leads, "may_propose": allowed(check_propose, request.actor),
        "may_map": allowed(check_see_map, request.actor),
        "chips": looks.chips(request, "status", queries.CHOICES, everything=_("Semua")),
    }  # fmt: skip
    return page(request, "collaboration/mentoring/list.html", context)


def _first(request: HttpRequest) -> dict[str, str]:
    """What the map hands over: with whom, in which part, about what."""
    names = {"colleague": "rekan", "part": "sebagai", "topic": "tentang", "learner": "belajar", "helper": "bantu"}
    return {name: request.GET[key] for name, key in names.items() if request.GET.get(key)}


@require_http_methods(["GET", "HEAD", "POST"])
def mentoring_propose(request: HttpRequest) -> HttpResponse:
    """Propose one: a teacher for oneself, the hub for others."""
    check_propose(request.actor)
    form_class = ProposeForm if request.actor.has(*TEACHING) and "pasangkan" not in request.GET else PairForm
    if not request.actor.has(Role.HUB):
        form_class = ProposeForm
    form = form_class(request.POST or None, initial=_first(request), actor=request.actor, school=request.school)
    if form.is_valid():
        return once(
            request,
            lambda: actions.propose_mentoring(
                by=request.actor, now=timezone.now(), school=request.school, **form.facts()
            ),
            lambda made: done(request, _("Usulan terkirim."), here(request, made)),
        )
    return form_page(request, "collaboration/mentoring/propose.html", form)


@require_safe
def mentoring(request: HttpRequest, pk: int) -> HttpResponse:
    """One engagement: everything for its members, who and when for the leaders."""
    found = load_mentoring(request, pk)
    proposed = found.state == Mentoring.State.PROPOSED
    context = {
        "mentoring": found, "outline": queries.outline(found),
        "may_withdraw": proposed and allowed(check_withdraw, request.actor, found),
    }  # fmt: skip
    if not allowed(check_read_content, request.actor, found):
        return page(request, "collaboration/mentoring/outline.html", context)
    context |= queries.content_for(found, request.actor)
    context |= {
        "title": found.names(but=request.actor.user_id), "works": allowed(check_work, request.actor, found),
        "standing": found.standing_on(request.school.local_date(timezone.now())),
        "to_answer": proposed and context["me"].agreed_at is None,
    }  # fmt: skip
    return page(request, "collaboration/mentoring/detail.html", context)


@require_POST
def mentoring_accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Say yes."""
    found = load_own_mentoring(request, pk)
    return once(
        request,
        lambda: actions.accept_mentoring(by=request.actor, now=timezone.now(), mentoring=found),
        lambda row: done(request, _("Terima kasih, jawaban Anda terkirim."), here(request, row)),
    )


@require_POST
def mentoring_decline(request: HttpRequest, pk: int) -> HttpResponse:
    """Say kindly that it cannot be."""
    found = load_own_mentoring(request, pk)
    return once(
        request,
        lambda: actions.decline_mentoring(by=request.actor, now=timezone.now(), mentoring=found),
        lambda row: done(request, _("Jawaban Anda terkirim. Hanya anggota yang mengetahuinya."), here(request, row)),
    )


@require_POST
def mentoring_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one's own proposal back."""
    found = load_mentoring(request, pk)
    return once(
        request,
        lambda: actions.withdraw_mentoring(by=request.actor, now=timezone.now(), mentoring=found),
        lambda row: done(
            request, _("Usulan ditarik kembali."), school_url(request.school, "collaboration:mentoring_list")
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def mentoring_agree(request: HttpRequest, pk: int) -> HttpResponse:
    """What it is about, and how often they meet."""
    found = load_own_mentoring(request, pk)
    check_work(request.actor, found)
    stands = found.agreement
    first = {"topic": stands.topic, "hopes": stands.hopes, "cadence": found.cadence, "version": stands.version}
    form = AgreeForm(request.POST or None, initial=first)
    if form.is_valid():
        return once(
            request,
            lambda: actions.agree_on(by=request.actor, now=timezone.now(), mentoring=found, **form.words()),
            lambda row: done(request, _("Tersimpan."), here(request, row)),
        )
    return form_page(request, "collaboration/mentoring/agree.html", form, {"mentoring": found})


@require_http_methods(["GET", "HEAD", "POST"])
def mentoring_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what one takes away, and close it."""
    found = load_own_mentoring(request, pk)
    check_gain(request.actor, found)
    mine = MentoringGain.objects.filter(mentoring=found, author_id=request.actor.user_id).first()
    form = GainForm(request.POST or None, initial={"text": mine.text if mine else ""})
    if form.is_valid():
        return once(
            request,
            lambda: actions.write_gain(
                by=request.actor,
                now=timezone.now(),
                mentoring=found,
                close="close" in request.POST,
                **form.cleaned_data,
            ),
            lambda row: done(request, _("Tersimpan."), here(request, row)),
        )
    return form_page(request, "collaboration/mentoring/close.html", form, {"mentoring": found})


@require_POST
def mentoring_keep(request: HttpRequest, pk: int) -> HttpResponse:
    """Wish it kept, or no longer."""
    found = load_own_mentoring(request, pk)
    return once(
        request,
        lambda: actions.keep_mentoring(
            by=request.actor, now=timezone.now(), mentoring=found, keep=request.POST.get("keep") == "yes"
        ),
        lambda row: done(request, _("Pilihan Anda tersimpan."), here(request, row)),
    )
