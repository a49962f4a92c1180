"""Rows are escaped as Django escapes them."""

import pytest
from django.utils.html import conditional_escape, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from core.escaping import escaped, joined

VALUES = ["<b>&\"'", SafeString("<b>"), 5, None, _("Tampilkan"), ""]


@pytest.mark.parametrize("value", VALUES)
def test_as_django_escapes_it(value):
    assert escaped(value) == conditional_escape(value)


def test_rows_are_joined_as_django_joins_them():
    rows = [(value, "a<b") for value in VALUES]
    found = joined("<td>{}</td>{}", rows)
    assert isinstance(found, SafeString)
    assert found == format_html_join("", "<td>{}</td>{}", rows)
