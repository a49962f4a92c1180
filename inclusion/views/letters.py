"""Letters to parents: the school's texts, writing one, reading it as a PDF."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.policy import allowed
from core.web import form_page, once, page
from inclusion.actions import letters as actions
from inclusion.actions.reading import record_read
from inclusion.forms.letters import LetterForm, TextForm
from inclusion.guides.letters import FIELDS, LetterKind
from inclusion.models import ParentLetter, Pupil
from inclusion.papers.parents import letter_pdf as letter_file
from inclusion.policy.common import check_consent
from inclusion.policy.letters import BEFORE_CONSENT, check_see_texts, check_word, check_write_letter
from inclusion.policy.parents import guardian_of
from inclusion.queries import letters as queries
from partnerships.views._done import done
from schools.links import absolute, school_url

OPENED = "pupil.paper_opened"


def _kind(name: str) -> LetterKind:
    if name not in LetterKind.values:
        raise Http404
    return LetterKind(name)


@require_safe
def letter_texts(request: HttpRequest) -> HttpResponse:
    """The school's words for every kind of letter."""
    check_see_texts(request.actor)
    may = allowed(check_word, request.actor, request.school)
    return page(
        request, "inclusion/parents/letter_texts.html", {"rows": queries.texts_of(request.school), "may_word": may}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def letter_text(request: HttpRequest, kind: str) -> HttpResponse:
    """Change the words of one kind."""
    check_word(request.actor, request.school)
    chosen = _kind(kind)
    known = {row[0]: {"title": row[1], "body": row[2]} for row in queries.texts_of(request.school)}
    form = TextForm(request.POST or None, initial=known[chosen])
    if form.is_valid():
        return once(
            request,
            lambda: actions.word_letter(
                by=request.actor, now=timezone.now(), school=request.school, kind=chosen, **form.cleaned_data
            ),
            lambda row: done(request, _("Teks surat tersimpan."), school_url(request.school, "inclusion:letter_texts")),
        )
    context = {"kind": chosen, "fields": [("{" + name + "}", label) for name, label in FIELDS.items()]}
    return form_page(request, "inclusion/parents/letter_text.html", form, context)


def _pupil(request: HttpRequest, pk: int) -> Pupil:
    found = get_object_or_404(Pupil.objects.plan_open_to(request.actor), pk=pk)
    found.school = request.school
    return found


def _letters(request: HttpRequest, pupil: Pupil) -> list[tuple[ParentLetter, str]]:
    """The letters about this pupil that this person may read; parents those to themselves. Each with its WhatsApp text."""
    rows = ParentLetter.objects.filter(pupil=pupil).select_related("guardian")
    guardian = guardian_of(request.actor, pupil)
    if guardian is not None:
        rows = rows.filter(guardian=guardian)
    elif not allowed(check_consent, pupil, timezone.now()):
        rows = rows.filter(kind__in=BEFORE_CONSENT)
    return [(row, _whatsapp(request, row)) for row in rows[:50]]


def _whatsapp(request: HttpRequest, letter: ParentLetter) -> str:
    """A share text without a word about the pupil."""
    with translation.override("id"):
        text = _("Yth. Bapak/Ibu, ada surat dari %(school)s tentang putra/putri Bapak/Ibu.") % {
            "school": request.school.name
        }
        if letter.guardian.user_id:
            address = absolute(school_url(request.school, "inclusion:child", letter.pupil_id))
            text += " " + _("Bacalah di sini: %(address)s") % {"address": address}
        else:
            text += " " + _("Bacalah lewat tautan yang sudah Bapak/Ibu terima dari sekolah.")
    return "https://wa.me/?" + urlencode({"text": text})


@require_safe
def letters(request: HttpRequest, pk: int) -> HttpResponse:
    """The letters about one pupil, and which one may be written next."""
    pupil, now = _pupil(request, pk), timezone.now()
    rows = _letters(request, pupil)
    record = record_read if request.method == "GET" else None
    if record:
        record(by=request.actor, now=now, pupil=pupil, verb=OPENED)
    kinds = [kind for kind in LetterKind if allowed(check_write_letter, request.actor, pupil, kind, now)]
    context: dict[str, Any] = {
        "pupil": pupil,
        "rows": rows,
        "kinds": kinds,
        "at_home": guardian_of(request.actor, pupil) is not None,
    }
    return page(request, "inclusion/parents/letters.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def letter_write(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Write a letter of one kind."""
    pupil, chosen, now = _pupil(request, pk), _kind(kind), timezone.now()
    check_write_letter(request.actor, pupil, chosen, now)
    today = request.school.local_date(now)
    form = LetterForm(request.POST or None, pupil=pupil, kind=chosen, today=today)
    if form.is_valid():
        data = form.cleaned_data
        when = queries.when_words(data.get("day"), form.clock())
        values = queries.values_for(pupil, data["guardian"], request.actor, chosen, when, data.get("place", ""))
        return once(
            request,
            lambda: actions.write_letter(
                by=request.actor, now=now, pupil=pupil, guardian=data["guardian"], kind=chosen, values=values
            ),
            lambda made: done(
                request, _("Surat siap. Orang tua diberi tahu."), school_url(request.school, "inclusion:letters", pk)
            ),
        )
    return form_page(request, "inclusion/parents/letter_write.html", form, {"pupil": pupil, "kind": chosen})


@require_safe
def letter_pdf(request: HttpRequest, pk: int, letter_pk: int) -> HttpResponse:
    """One letter as a PDF, made for this reader."""
    pupil = _pupil(request, pk)
    letter = next((row for row, _text in _letters(request, pupil) if row.pk == letter_pk), None)
    if letter is None:
        raise Http404
    letter.school = request.school
    if request.method == "GET":
        record_read(by=request.actor, now=timezone.now(), pupil=pupil, verb=OPENED, about=letter)
    return letter_file(letter, timezone.now())
