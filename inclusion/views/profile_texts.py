"""Write a learning profile part by part; each text saves itself, and two people at one text are shown both."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core import dates
from core.policy import NotNow
from core.text_saving import Clash
from core.web import form_page, go, page
from inclusion.actions import profile_texts as actions
from inclusion.forms.profiles import AutosaveForm, part_form
from inclusion.guides.profiles import QUESTIONS
from inclusion.models import LearningProfile
from inclusion.policy.profiles import check_write_texts
from inclusion.queries import profiles as queries
from inclusion.views._load_profiles import load_profile
from partnerships.views._done import done
from schools.links import school_url


@require_http_methods(["GET", "HEAD", "POST"])
def profile_write(request: HttpRequest, pk: int, part: str) -> HttpResponse:
    """One part: its questions. Saving meets what others saved meanwhile, and then shows both."""
    found, now = load_profile(request, pk), timezone.now()
    here = queries.part_page(found, part)
    if here is None:
        raise Http404
    check_write_texts(request.actor, found, queries.keys_of(here.part), now)
    form = part_form(here)(request.POST or None)
    if form.is_valid():
        clashes = actions.save_texts(by=request.actor, now=now, profile=found, texts=form.texts)
        if clashes:
            return _both(request, found, here, clashes)
        saved = _("Tersimpan: %(part)s.") % {"part": here.part.title}
        return go(request, done(request, saved, _after(request, found, form.texts)))
    lines = [(text, form[text.question.key]) for text in here.texts]
    return form_page(request, "inclusion/profiles/write.html", form, {"profile": found, "here": here, "lines": lines})


def _both(request: HttpRequest, found: LearningProfile, here: queries.PartPage, clashes: list[Clash]) -> HttpResponse:
    shown = [queries.compared(clash.section, clash.mine) for clash in clashes]
    context = {"profile": found, "here": here, "clashes": shown}
    return page(request, "inclusion/profiles/conflict.html", context, status=409)


def _after(request: HttpRequest, found: LearningProfile, texts: dict[str, tuple[str, int]]) -> str:
    """Back to the profile, naming the texts that arrived, so that the browser forgets its own copies (static/js/autosave.js)."""
    return f"{school_url(request.school, 'inclusion:profile', found.pk)}?tersimpan={'.'.join(texts)}"


@require_POST
def profile_autosave(request: HttpRequest, pk: int) -> HttpResponse:
    """One text, sent by the page itself while somebody types. Answers the new version, or says why it was not saved."""
    found, now = load_profile(request, pk), timezone.now()
    form = AutosaveForm(request.POST)
    if not form.is_valid():
        check_write_texts(request.actor, found, (), now)
        sentence = " ".join(str(error) for errors in form.errors.values() for error in errors)
        return JsonResponse({"refused": sentence}, status=422)
    try:
        clashes = actions.save_texts(by=request.actor, now=now, profile=found, texts=form.texts)
    except NotNow as refusal:
        return JsonResponse({"refused": str(refusal)}, status=409)
    return _saved(request, found, form.cleaned_data["key"], bool(clashes), dates.clock(now, request.school.timezone))


def _saved(request: HttpRequest, found: LearningProfile, key: str, clashes: bool, at: str) -> JsonResponse:
    section = found.texts.select_related("updated_by").get(key=key)
    if clashes:
        who = section.updated_by.display_name if section.updated_by else ""
        return JsonResponse({"clash": _("%(who)s menyimpan bagian ini lebih dahulu.") % {"who": who}}, status=409)
    hint = queries.diagnosis_hint(section.body) if QUESTIONS[key].observed else ""
    return JsonResponse({"version": section.version, "at": at, "hint": hint})
