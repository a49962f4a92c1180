"""The catalogue tool finds every sentence, keeps what is translated and names what is missing."""

from pathlib import Path

import pytest

from config import translations

PYTHON = """
from django.utils.translation import gettext_lazy as _, ngettext, pgettext
_("Simpan")
ngettext("%(n)d hari", "%(n)d hari lagi", 3)
pgettext("bulan", "Mei")
"""
PAGE = """
  <h1>{% translate "Mitra" %}</h1>
    {% blocktranslate trimmed with name=school.name %}
      Selamat datang
      di {{ name }}
    {% endblocktranslate %}
 <p>'tak dihitung</p>
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project of its own for the tool to work on."""
    (tmp_path / "core").mkdir()
    (tmp_path / "templates").mkdir()
    (tmp_path / "core" / "a.py").write_text(PYTHON)
    (tmp_path / "templates" / "a.html").write_text(PAGE)
    monkeypatch.setattr(translations, "ROOT", tmp_path)
    monkeypatch.setattr(translations, "CATALOGUE", tmp_path / "locale" / "en" / "LC_MESSAGES" / "django.po")
    return tmp_path


def translate(**english: str | tuple[str, str]) -> None:
    """Save the catalogue with English for these sentences, given by their first word."""
    catalogue = translations.renew(translations.load())
    for message in catalogue:
        first = (message.id if isinstance(message.id, str) else message.id[0]).partition(" ")[0]
        if first in english:
            message.string = english[first]
    translations.save(catalogue)


def test_sentences_of_python_and_templates_are_found(project: Path):
    found = {message.id for message in translations.extract() if message.id}
    assert found == {
        "Simpan",
        ("%(n)d hari", "%(n)d hari lagi"),
        "Mei",
        "Mitra",
        "Selamat datang di %(name)s",
    }


def test_the_context_is_kept(project: Path):
    contexts = {message.id: message.context for message in translations.extract() if message.id}
    assert contexts["Mei"] == "bulan"


def test_what_is_translated_stays_and_what_is_gone_goes(project: Path):
    translate(Simpan="Save", Mitra="Partners")
    (project / "templates" / "a.html").write_text("<h1>{% translate 'Sekolah' %}</h1>")
    catalogue = translations.renew(translations.load())
    assert catalogue.get("Simpan").string == "Save"
    assert catalogue.get("Mitra") is None
    assert not catalogue.get("Sekolah").string


def test_a_complete_catalogue_has_no_problems(project: Path):
    translate(
        **{"Simpan": "Save", "Mitra": "Partners", "Mei": "May", "%(n)d": ("%(n)d day", "%(n)d days")},
        Selamat="Welcome to %(name)s",
    )
    assert translations.problems(translations.load()) == []


def test_what_is_missing_left_over_or_maimed_is_named(project: Path):
    translate(Simpan="Save", Mitra="Partners", Selamat="Welcome to %(nama)s")
    (project / "core" / "a.py").write_text('_("Hapus")\n')
    assert translations.problems(translations.load()) == [
        "no longer used: %(n)d hari",
        "no longer used: Mei",
        "no longer used: Simpan",
        "not in the catalogue: Hapus",
        "not translated: %(n)d hari",
        "not translated: Mei",
        "placeholders differ: Selamat datang di %(name)s",
    ]
