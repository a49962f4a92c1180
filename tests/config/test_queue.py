"""The settings of the queue that reliability rests on, frozen: change one together with docs/adr/0002."""

from django.conf import settings

from config.celery import app
from config.settings import base


def test_a_task_is_acknowledged_when_it_is_done_and_comes_back_when_its_worker_dies():
    assert app.conf.task_acks_late is True
    assert app.conf.task_reject_on_worker_lost is True
    assert app.conf.worker_prefetch_multiplier == 1


def test_only_json_is_read_or_written():
    assert app.conf.accept_content == ["json"]
    assert app.conf.task_serializer == "json"


def test_outcomes_are_kept_in_rows_not_in_a_result_backend():
    assert app.conf.result_backend is None
    assert app.conf.task_ignore_result is True


def test_nothing_waits_for_ever_on_the_broker():
    options = base.CELERY_BROKER_TRANSPORT_OPTIONS
    assert (options["socket_timeout"], options["socket_connect_timeout"]) == (2, 2)
    assert options["max_retries"] == 0
    assert app.conf.task_publish_retry is False
    assert app.conf.broker_connection_timeout == 2


def test_a_task_is_over_before_its_message_is_handed_out_again():
    options = base.CELERY_BROKER_TRANSPORT_OPTIONS
    assert app.conf.task_soft_time_limit < app.conf.task_time_limit < options["visibility_timeout"] == 300
    assert options["unacked_restore_interval"] * options["unacked_restore_throttle"] <= 5


def test_the_sweep_rings_every_minute_and_is_a_task_that_exists():
    entry = app.conf.beat_schedule["sweep"]
    assert (entry["schedule"], entry["options"]["expires"]) == (60, 60)
    app.loader.import_default_modules()
    assert entry["task"] in app.tasks


def test_tasks_do_not_run_inside_requests():
    assert app.conf.task_always_eager is False


def test_mail_does_not_wait_for_ever():
    assert settings.EMAIL_TIMEOUT == 15
