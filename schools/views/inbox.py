"""One's own inbox at a school. Looking changes nothing; opening a message is a POST that marks it read and leads on."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core import mail
from core.web import go, page
from schools.actions.inbox import read_everything
from schools.links import school_url
from schools.queries import inbox_of
from schools.views._load import load_message


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    found = inbox_of(request.actor.user_id, request.school, after=request.GET.get("after", ""))
    return page(request, "schools/inbox.html", {"slice": found})


@require_POST
def open_message(request: HttpRequest, pk: int) -> HttpResponse:
    message = load_message(request, pk)
    mail.mark_read(message, by=request.actor, now=timezone.now())
    return go(request, message.url or school_url(request.school, "schools:inbox"))


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    read_everything(by=request.actor, now=timezone.now())
    messages.success(request, _("Semua pesan ditandai sudah dibaca."))
    return redirect(school_url(request.school, "schools:inbox"))
