"""The secrets of two-step sign-in: no copy of the database opens an account, and no new field key locks anybody out."""

import secrets
import time
from importlib import import_module

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.test import Client
from django.test.utils import override_settings

from core.cipher import MARK, Unreadable, key_id
from core.files import stored_names
from schools.data_checks import CHECKS
from tests.factories.schools import PASSWORD
from tests.snapshots import read

SECRET = generate_totp_secret()
NEW = secrets.token_urlsafe(32)
MIGRATION = import_module("schools.migrations.0005_secrets_of_second_steps_are_encrypted")


@pytest.fixture(autouse=True)
def _no_files_of_others():
    """Files that other tests left take no part in the rotation."""
    for name in list(stored_names()):
        default_storage.delete(name)


@pytest.fixture(autouse=True)
def _half_a_minute_may_end():
    """A code of the half minute before still opens, as the next may begin amid a test."""
    with override_settings(MFA_TOTP_TOLERANCE=1):
        yield


@pytest.fixture
def teacher(world):
    TOTP.activate(world.own.teacher, SECRET)
    RecoveryCodes.activate(world.own.teacher)
    return world.own.teacher


def code_now() -> str:
    return format_hotp_value(hotp_value(SECRET, int(time.time()) // 30))


def recovery_codes(user) -> list[str]:
    return RecoveryCodes(Authenticator.objects.get(user=user, type="recovery_codes")).get_unused_codes()


def signs_in(user, code: str) -> bool:
    """With the password, then the code, at a browser of their own."""
    cache.clear()  # a code opens once in half a minute
    client = Client()
    client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    client.post("/accounts/2fa/authenticate/", {"code": code})
    return "_auth_user_id" in client.session


def lay_plain(user) -> list[str]:
    """As it lay before encryption. Returns what must not be readable."""
    plain = [SECRET, secrets.token_hex(40)]
    Authenticator.objects.filter(user=user, type="totp").update(data={"secret": plain[0]})
    Authenticator.objects.filter(user=user, type="recovery_codes").update(data={"seed": plain[1], "used_mask": 5})
    return plain


def test_the_table_holds_nothing_that_opens_an_account(teacher):
    rows = repr(read(Authenticator))
    assert rows.count(MARK) == 2
    assert SECRET not in rows
    assert not any(code in rows for code in recovery_codes(teacher))
    assert signs_in(teacher, code_now())


def test_a_new_key_locks_nobody_out_and_brings_no_used_code_back(teacher):
    first, second, third = recovery_codes(teacher)[:3]
    assert signs_in(teacher, first)
    with override_settings(FIELD_KEYS=(NEW, *settings.FIELD_KEYS)):
        assert signs_in(teacher, code_now())
        call_command("rotate_field_keys")
    with override_settings(FIELD_KEYS=(NEW,)):
        call_command("rotate_field_keys", "--check")
        assert repr(read(Authenticator)).count(f"{MARK}{key_id(NEW)}:") == 2
        assert signs_in(teacher, code_now())
        assert signs_in(teacher, second)
        assert not signs_in(teacher, first)
        assert recovery_codes(teacher)[0] == third


def test_rotation_is_told_to_be_unfinished_while_a_secret_waits(teacher, capsys):
    with override_settings(FIELD_KEYS=(NEW, *settings.FIELD_KEYS)):
        with pytest.raises(CommandError, match="not written everything"):
            call_command("rotate_field_keys", "--check")
        assert "mfa.authenticator.data: 2 left" in capsys.readouterr().out


def test_what_was_there_before_is_encrypted_by_the_migration_and_goes_on(teacher):
    plain = lay_plain(teacher)
    codes_user = Authenticator.objects.get(user=teacher, type="recovery_codes")
    codes_user.data = {"migrated_codes": ["11112222", "33334444"]}
    codes_user.save()
    MIGRATION.encrypt(apps, None)
    rows = repr(read(Authenticator))
    assert not any(word in rows for word in [*plain, "11112222", "33334444"])
    assert signs_in(teacher, code_now())
    assert recovery_codes(teacher) == ["11112222", "33334444"]
    MIGRATION.decrypt(apps, None)
    assert SECRET in repr(read(Authenticator))


def test_a_secret_that_somebody_wrote_into_the_table_opens_nothing(teacher):
    lay_plain(teacher)
    with pytest.raises(Unreadable, match="reset the second step"):
        signs_in(teacher, code_now())
    with pytest.raises(CommandError, match="not encrypted"):
        call_command("rotate_field_keys")
    assert SECRET in repr(read(Authenticator)), "rotation does not make it ours"
    assert len(found()) == 2


def found() -> list[str]:
    return list(CHECKS["second steps"](True))


def test_sound_secrets_are_no_finding(teacher):
    assert found() == []
    with override_settings(FIELD_KEYS=(NEW,)):
        assert len(found()) == 2
