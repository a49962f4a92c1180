"""What people say in confidence is encrypted before it reaches the database, and no question about it can be asked there."""

from __future__ import annotations

import secrets

import pytest
from django.core import checks
from django.core.exceptions import FieldError, ImproperlyConfigured
from django.db import connection, models
from django.db.migrations.writer import MigrationWriter
from django.forms import modelform_factory
from django.test.utils import isolate_apps, override_settings

from collaboration.models import ObservationMessage, ObservationNote
from core.cipher import MARK, KeyRing, Unreadable, key_id
from core.private_fields import PrivateJSON, PrivateText
from tests.factories.observations import make_observation
from tests.snapshots import read

WORD = "kenarijingga"
OLD, NEW = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
FACTS = {"kebutuhan": ["kursi depan", "huruf besar"], "mulai": "2026-09-22", "jumlah": 3}


@pytest.fixture
def row(world):
    return make_observation(world.own, "held", text=WORD).notes.get()


def stored(row, column="text") -> str:
    """What a thief of the database reads."""
    as_it_is = models.ExpressionWrapper(models.F(column), output_field=models.TextField())
    return type(row).objects.annotate(stored=as_it_is).values_list("stored", flat=True).get(pk=row.pk)


def put(row, value, column="text") -> None:
    """Into the column as it is, past the field."""
    type(row).objects.filter(pk=row.pk).update(**{column: models.Value(value, output_field=models.TextField())})


def test_the_database_holds_nothing_that_can_be_read(row):
    assert WORD in row.text
    assert stored(row).startswith(MARK)
    assert WORD not in repr(read(ObservationNote))


def test_the_same_words_look_different_each_time(row):
    before = stored(row)
    row.save()
    assert stored(row) != before
    row.refresh_from_db()
    assert WORD in row.text


def test_every_way_of_writing_encrypts(row):
    ObservationNote.objects.filter(pk=row.pk).update(text="diubah")
    assert stored(row).startswith(MARK)
    row.text = "banyak sekaligus"
    ObservationNote.objects.bulk_update([row], ["text"])
    assert stored(row).startswith(MARK)
    assert ObservationNote.objects.values_list("text", flat=True).get(pk=row.pk) == "banyak sekaligus"


def test_words_from_before_encryption_are_read_as_they_are(row):
    put(row, "dari dulu")
    assert ObservationNote.objects.get(pk=row.pk).text == "dari dulu"


def test_what_is_empty_stays_empty_and_can_be_asked_for(row):
    ObservationNote.objects.filter(pk=row.pk).update(text="")
    assert stored(row) == ""
    assert ObservationNote.objects.filter(text="", pk=row.pk).exists()
    assert not ObservationNote.objects.exclude(text="").exists()
    assert not ObservationNote.objects.filter(text__isnull=True).exists()
    assert not ObservationNote.objects.filter(text=None).exists()


@pytest.mark.parametrize(
    "question",
    [{"text": WORD}, {"text__icontains": WORD}, {"text__in": [WORD]}, {"text__startswith": "k"}, {"text__gt": "a"},
     {"text__length": 3}, {"text": models.F("focus")}],
)  # fmt: skip
def test_no_question_about_the_content_can_be_asked(row, question):
    with pytest.raises(FieldError, match=r"ObservationNote.text is encrypted"):
        ObservationNote.objects.filter(**question).exists()


def test_a_key_that_is_missing_is_named_and_nothing_is_shown(row):
    with override_settings(FIELD_KEYS=(NEW,)), pytest.raises(Unreadable, match="FIELD_KEYS does not hold") as refusal:
        ObservationNote.objects.get(pk=row.pk)
    assert "collaboration.observationnote.text" in str(refusal.value)
    assert WORD not in str(refusal.value)


@pytest.mark.parametrize("spoil", [lambda v: v[:-6], lambda v: v[:-6] + "AAAAA=", lambda v: v[:30], lambda v: v + "€"])
def test_a_value_that_was_changed_does_not_open(row, spoil):
    put(row, spoil(stored(row)))
    with pytest.raises(Unreadable, match="does not open"):
        ObservationNote.objects.get(pk=row.pk)


def test_a_value_cannot_be_moved_to_a_field_that_others_read(row):
    message = ObservationMessage.objects.create(
        observation=row.observation, author=row.observation.observer, text="a", at=row.noted_at
    )
    put(message, stored(row))
    with pytest.raises(Unreadable, match="moved there"):
        ObservationMessage.objects.get(pk=message.pk)


def test_older_keys_read_and_the_first_one_writes():
    old, both = KeyRing((OLD,)), KeyRing((NEW, OLD))
    assert both.decrypt(old.encrypt(WORD, "a.b.c"), "a.b.c") == WORD
    assert both.encrypt(WORD, "a.b.c").startswith(f"{MARK}{key_id(NEW)}:")
    with pytest.raises(Unreadable):
        old.decrypt(both.encrypt(WORD, "a.b.c"), "a.b.c")


def test_without_a_key_nothing_is_written(row):
    with override_settings(FIELD_KEYS=()), pytest.raises(ImproperlyConfigured, match="FIELD_KEYS"):
        row.save()


@pytest.fixture
def sheet(db):
    """A table with facts, as plan documents keep them."""
    with isolate_apps("core"):

        class Sheet(models.Model):
            facts = PrivateJSON(default=dict, blank=True)
            more = PrivateJSON(null=True, blank=True)

            class Meta:
                app_label = "core"

    with connection.cursor() as cursor:
        kind = "SERIAL" if connection.vendor == "postgresql" else "INTEGER"
        cursor.execute(f"CREATE TABLE core_sheet (id {kind} PRIMARY KEY, facts TEXT NOT NULL, more TEXT NULL)")
        yield Sheet
        cursor.execute("DROP TABLE core_sheet")


@pytest.mark.parametrize("value", [FACTS, [], {}, "teks", 7, [1, [2, {"a": None}]]])
def test_facts_come_back_as_they_were(sheet, value):
    row = sheet.objects.create(facts=value)
    assert stored(row, "facts").startswith(MARK)
    assert sheet.objects.get() == row
    assert sheet.objects.get().facts == value
    assert sheet.objects.get(more=None).more is None


def test_facts_from_before_encryption_are_read(sheet):
    row = sheet.objects.create()
    put(row, '{"a": [1]}', "facts")
    assert sheet.objects.get().facts == {"a": [1]}


@pytest.mark.parametrize("question", [{"facts": FACTS}, {"facts": {}}, {"facts": ""}, {"facts__a": 1}])
def test_no_question_about_facts_can_be_asked(sheet, question):
    with pytest.raises(FieldError, match="is encrypted"):
        sheet.objects.filter(**question).exists()


def test_a_form_takes_facts_and_nothing_means_the_default(sheet):
    form = modelform_factory(sheet, fields=["facts", "more"])
    row = form({"facts": '{"a": 1}', "more": ""}).save()
    assert (row.facts, row.more) == ({"a": 1}, None)
    assert form({"facts": "", "more": ""}).save().facts == {}
    assert not form({"facts": "{", "more": ""}).is_valid()


@isolate_apps("core")
def test_a_migration_holds_no_key_and_an_index_is_refused():
    class Bound(models.Model):
        words = PrivateText(bound_to="core.old.words", unique=True)

        class Meta:
            app_label = "core"

    field = Bound._meta.get_field("words")
    assert field.place == "core.old.words"
    assert MigrationWriter.serialize(PrivateText(blank=True))[0] == "core.private_fields.PrivateText(blank=True)"
    assert field.deconstruct()[3] == {"bound_to": "core.old.words", "unique": True}
    assert "core.E011" in [problem.id for problem in field.check() if isinstance(problem, checks.Error)]
