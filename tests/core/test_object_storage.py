"""Private files in a bucket: everything that works with a folder works there, and nothing of it has an address."""

from __future__ import annotations

import secrets
from contextlib import closing
from datetime import timedelta
from http.client import HTTPConnection
from urllib.parse import urlsplit

import boto3
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone
from moto.server import ThreadedMotoServer

from config import env
from core import files, health
from core.backups import archive
from core.cipher import key_id
from core.sealed_storage import as_stored, key_of
from tests.access.asking import let_go
from tests.clock import NOW
from tests.core.hostile_files import pdf, upload

ACCESS = {"S3_BUCKET": "guyub", "S3_ACCESS_KEY": "kunci", "S3_SECRET_KEY": "rahasia", "S3_REGION": "us-east-1"}


@pytest.fixture(scope="module")
def server():
    running = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    yield "http://{}:{}".format(*running.get_host_and_port())
    running.stop()


@pytest.fixture
def bucket(server, settings, monkeypatch):
    """Private files lie in a bucket, by the very variables of production."""
    for name, value in {**ACCESS, "S3_ENDPOINT_URL": server}.items():
        monkeypatch.setenv(name, value)
    made = env.object_storage()
    client = boto3.client(
        "s3", endpoint_url=server, aws_access_key_id="kunci", aws_secret_access_key="rahasia", region_name="us-east-1"
    )
    client.create_bucket(Bucket="guyub")
    settings.STORAGES = {**settings.STORAGES, "default": {**settings.STORAGES["default"], "OPTIONS": {"inner": made}}}
    yield client
    for name in list(files.stored_names()):
        default_storage.delete(name)
    client.delete_bucket(Bucket="guyub")


@pytest.fixture
def letter(bucket, world):
    return files.attach(
        by=world.own.as_("operator"), now=NOW, subject=world.own.school, upload=upload("surat.pdf", pdf())
    )


def handed_out(row) -> bytes:
    response = files.hand_out(row)
    words = response.getvalue()
    let_go(response)
    return words


@pytest.mark.django_db
def test_a_file_goes_in_and_comes_out_through_the_view_alone(letter, bucket, server):
    assert handed_out(letter) == pdf()
    assert list(files.stored_names()) == [letter.file.name]
    with pytest.raises(ValueError, match="not accessible"):
        getattr(letter.file, "url")
    grants = bucket.get_object_acl(Bucket="guyub", Key=letter.file.name)["Grants"]
    assert [grant["Grantee"].get("URI") for grant in grants] == [None], "nobody but the owner"
    with closing(HTTPConnection(urlsplit(server).netloc)) as stranger:
        stranger.request("GET", f"/guyub/{letter.file.name}")
        assert stranger.getresponse().status == 403


@pytest.mark.django_db
def test_what_is_removed_and_what_nobody_names_leaves_the_bucket(letter, world, django_capture_on_commit_callbacks):
    lost = default_storage.save("uploads/aa/lost.pdf", ContentFile(b"x"))
    with django_capture_on_commit_callbacks(execute=True):
        files.remove(letter, by=world.own.as_("operator"), now=NOW)
    assert list(files.stored_names()) == [lost]
    assert files.sweep_orphans(timezone.now()) == 0, "an upload may just be under way"
    assert files.sweep_orphans(timezone.now() + timedelta(days=2)) == 1
    assert list(files.stored_names()) == []


@pytest.mark.django_db(transaction=True)
def test_a_backup_takes_the_bucket_along_and_fills_it_again(letter, tmp_path):
    call_command("backup", str(tmp_path / "a"))
    manifest = archive.unpack(next((tmp_path / "a").glob("guyub-*.backup")), tmp_path / "b")
    assert list(manifest["files"]) == [letter.file.name]
    assert archive.restore_files(tmp_path / "b", manifest, as_stored()) == 0, "it is there"
    default_storage.delete(letter.file.name)
    assert archive.restore_files(tmp_path / "b", manifest, as_stored()) == 1
    assert handed_out(letter) == pdf()


def test_a_new_key_takes_the_place_of_the_old_in_one_step(letter, bucket, settings):
    name, words, new = letter.file.name, handed_out(letter), secrets.token_urlsafe(32)
    settings.FIELD_KEYS = (new, *settings.FIELD_KEYS)
    call_command("rotate_field_keys")
    settings.FIELD_KEYS = (new,)
    assert [row["Key"] for row in bucket.list_objects_v2(Bucket="guyub")["Contents"]] == [name]
    assert (key_of(name), handed_out(letter)) == (key_id(new), words)


def test_healthz_asks_the_bucket(bucket):
    assert health.storage_accepts() is True
    as_stored().bucket_name = "hilang"
    assert health.storage_accepts() is False
    as_stored().bucket_name = "guyub"
