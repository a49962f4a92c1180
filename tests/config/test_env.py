"""The readers of the environment: right types, or a sentence that names the variable and never its value."""

from pathlib import Path

import pytest

from config import env
from config.env import ConfigError

NAME = "GUYUB_TEST_VALUE"


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch):
    """Set the variable, or with None take it away."""

    def give(value: str | None) -> None:
        if value is None:
            monkeypatch.delenv(NAME, raising=False)
        else:
            monkeypatch.setenv(NAME, value)

    return give


@pytest.mark.parametrize("value", [None, "", "   "])
def test_a_missing_text_stops_the_start(given, value):
    given(value)
    with pytest.raises(ConfigError, match=NAME):
        env.text(NAME)
    assert env.text(NAME, "default") == "default"


@pytest.mark.parametrize(
    ("value", "expected"), [("1", True), ("Yes", True), ("off", False), ("0", False), (None, True)]
)
def test_flags(given, value, expected):
    given(value)
    assert env.flag(NAME, True) is expected


@pytest.mark.parametrize("value", ["2", "ja", "TRUE!"])
def test_a_flag_that_is_neither_is_refused(given, value):
    given(value)
    with pytest.raises(ConfigError, match="1 or 0"):
        env.flag(NAME, True)


def test_whole_numbers(given):
    given("25")
    assert env.integer(NAME, 587) == 25
    given(None)
    assert env.integer(NAME, 587) == 587


@pytest.mark.parametrize("value", ["-1", "2.5", "٢", "1e3", "0"])
def test_numbers_that_are_none_are_refused(given, value):
    given(value)
    with pytest.raises(ConfigError, match="at least 1"):
        env.integer(NAME, 587, least=1)


def test_lists_are_split_at_commas(given):
    given(" a.sch.id, b.sch.id ,")
    assert env.listing(NAME) == ["a.sch.id", "b.sch.id"]
    given(",")
    with pytest.raises(ConfigError, match="no value"):
        env.listing(NAME)
    given(None)
    assert env.listing(NAME, []) == []


@pytest.mark.parametrize("value", ["*", "a.sch.id,*", ".", "https://a.sch.id"])
def test_host_names_are_names(given, value):
    given(value)
    with pytest.raises(ConfigError, match="host names"):
        env.hosts(NAME)


@pytest.mark.parametrize(
    "value",
    ["short", "a" * 80, "django-insecure-0123456789abcdefghijklmnopqrstuvwxyz-0123456789", "ababababab" * 8],
)
def test_weak_secrets_are_refused_and_not_repeated(given, value):
    given(value)
    with pytest.raises(ConfigError, match="too weak") as refusal:
        env.secret_key(NAME)
    assert value not in str(refusal.value)


def test_the_local_secret_is_made_once_and_readable_by_us_alone(tmp_path: Path):
    path = tmp_path / "var" / "secret_key"
    first = env.local_secret(path)
    assert len(first) >= env.SECRET_KEY_LENGTH
    assert env.local_secret(path) == first
    assert path.stat().st_mode & 0o777 == 0o600
    assert [entry.name for entry in path.parent.iterdir()] == ["secret_key"]


def test_field_keys_are_random_and_in_order(given):
    first, second = (env.secrets.token_urlsafe(32) for _number in range(2))
    given(f"{first}, {second}=")
    assert env.field_keys(NAME) == (first, second)


@pytest.mark.parametrize("value", ["kata sandi kami", "A" * 43, "Wq3v9ZkT7yHn2LxB5pRd8cMj4sFg6tAe", "twice"])
def test_field_keys_that_somebody_thought_of_are_refused(given, value):
    key = env.secrets.token_urlsafe(32)
    given(f"{key},{key}" if value == "twice" else value)
    with pytest.raises(ConfigError, match=NAME) as refusal:
        env.field_keys(NAME)
    assert value == "twice" or value not in str(refusal.value)


def test_a_machine_of_its_own_makes_its_own_field_key(given, tmp_path: Path):
    given(None)
    made = env.field_keys(NAME, tmp_path / "field_key")
    assert env.field_keys(NAME, tmp_path / "field_key") == made
    assert (tmp_path / "field_key").stat().st_mode & 0o777 == 0o600
    with pytest.raises(ConfigError, match="is not set"):
        env.field_keys(NAME)


@pytest.mark.parametrize(
    "value", ["guyub.sch.id", "https://", "ftp://a.id", "https://a.id/guyub", "https://a.id?x=1", "https://[::1"]
)
def test_the_site_address_is_an_origin(given, value):
    given(value)
    with pytest.raises(ConfigError, match=NAME):
        env.site_url(NAME)


def test_the_site_address_may_have_to_be_https(given):
    given("http://guyub.sch.id/")
    assert env.site_url(NAME) == "http://guyub.sch.id"
    with pytest.raises(ConfigError, match="https"):
        env.site_url(NAME, https=True)


@pytest.mark.parametrize("value", ["a/b", "pintu belakang", "pintu.php", "dükungan"])
def test_a_path_segment_is_one_plain_word(given, value):
    given(value)
    with pytest.raises(ConfigError, match="one word"):
        env.path_segment(NAME)


def test_postgresql_addresses(given):
    given("postgresql://guyub:p%40ss%2Fword@db.internal:5433/guyub?sslmode=verify-full")
    settings = env.database(NAME)
    assert settings["ENGINE"] == "django.db.backends.postgresql"
    assert [settings[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")] == [
        "guyub",
        "guyub",
        "p@ss/word",
        "db.internal",
        "5433",
    ]
    assert settings["OPTIONS"] == {"connect_timeout": 5, "sslmode": "verify-full"}
    assert settings["CONN_HEALTH_CHECKS"]


def test_postgresql_by_socket(given):
    given("postgres:///guyub?host=/var/run/postgresql")
    settings = env.database(NAME)
    assert (settings["HOST"], settings["PORT"], settings["USER"]) == ("/var/run/postgresql", "", "")


def test_behind_pgbouncer_nothing_outlives_its_transaction(given):
    given("postgresql://guyub@127.0.0.1:6432/guyub?pooled=1")
    settings = env.database(NAME)
    assert (settings["CONN_MAX_AGE"], settings["DISABLE_SERVER_SIDE_CURSORS"]) == (0, True)
    assert "pooled" not in settings["OPTIONS"]
    given("postgresql://guyub@127.0.0.1:5432/guyub")
    assert env.database(NAME)["DISABLE_SERVER_SIDE_CURSORS"] is False


@pytest.mark.parametrize("value", ["sqlite:////srv/guyub/db.sqlite3", "sqlite:///srv/guyub/db.sqlite3"])
def test_sqlite_takes_the_write_lock_at_once(given, value):
    given(value)
    settings = env.database(NAME)
    assert settings["NAME"] == "/srv/guyub/db.sqlite3"
    assert settings["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in settings["OPTIONS"]["init_command"]
    assert settings.get("ATOMIC_REQUESTS") is None


@pytest.mark.parametrize(
    "value", ["mysql://u@h/n", "postgresql://u@h", "postgresql://u@h:port/n", "sqlite://", "sqlite:///", "guyub"]
)
def test_other_databases_are_refused_without_repeating_the_password(given, value):
    given(value)
    with pytest.raises(ConfigError, match=NAME) as refusal:
        env.database(NAME)
    assert value not in str(refusal.value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("redis://:secret@queue:6379/0", "redis://:secret@queue:6379/0"),
        ("rediss://:secret@queue/1", "rediss://:secret@queue/1"),
        ("unix:///run/redis.sock", "redis+socket:///run/redis.sock"),
        ("redis+socket:///run/redis.sock?virtual_host=2", "redis+socket:///run/redis.sock?virtual_host=2"),
        ("redis://127.0.0.1:6379/0", "redis://127.0.0.1:6379/0"),
    ],
)
def test_brokers(given, value, expected):
    given(value)
    assert env.broker(NAME, guarded=True) == expected


@pytest.mark.parametrize(
    "value", ["redis://queue.internal:6379/0", "amqp://queue", "unix://", "redis://", "redis://a:x/0"]
)
def test_brokers_that_are_open_or_unknown_are_refused(given, value):
    given(value)
    with pytest.raises(ConfigError, match=NAME):
        env.broker(NAME, guarded=True)
