"""The lines of the home page, written out without a template for each (docs/adr/0019): up to 48 of them, on the page that all open."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache

from django import template
from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from core.drawing import NOTHING
from core.registry import Task
from core.templatetags.guyub import date_short, due_words

register = template.Library()

LINE = '<li><div class="lines-main"><a href="{}">{}</a>{}</div>{}</li>'
SIDE = '<div class="lines-side"><a class="btn btn-secondary btn-sm" href="{}">{}</a></div>'


@lru_cache(maxsize=4096)
def _when(day: date, today: date, language: str) -> SafeString:
    words, late = f"{date_short(day)} ({due_words(day, today)})", " late" if day < today else ""
    return format_html('<span class="text-nowrap{}">{}</span>', late, words)


@register.simple_tag
def task_lines(tasks: Iterable[Task]) -> SafeString:
    """Each task: what, where to do it, until when, who it waits on."""
    today = timezone.localdate()

    language = get_language()

    def line(task: Task) -> SafeString:
        said = [conditional_escape(one) for one in (task.context, task.who) if one]
        if task.due:
            day = timezone.localdate(task.due) if isinstance(task.due, datetime) else task.due
            said.append(_when(day, today, language))
        below = SafeString(f'<span class="lines-sub">{" · ".join(said)}</span>') if said else NOTHING
        side = format_html(SIDE, task.url, task.action) if task.action else NOTHING
        return format_html(LINE, task.url, task.title, below, side)

    return SafeString("\n".join(map(line, tasks)))
