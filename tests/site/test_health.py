"""What a supervisor is told."""

import time
from unittest import mock

import pytest
from django.core.cache import cache
from django.db import OperationalError
from django.test import TestCase, override_settings

from bscp_site import healthy, heartbeat
from bscp_site.bootstrap import PlainError
from bscp_site.heartbeat import Heart


class HealthTests(TestCase):
    def test_the_process_answers_without_the_database(self):
        with self.assertNumQueries(0):
            response = self.client.get("/healthz")

        assert response.status_code == 200
        assert "no-store" in response["Cache-Control"]

    def test_ready_means_the_tables_are_those_of_this_version(self):
        assert self.client.get("/readyz").status_code == 200

    def test_missing_migrations_are_not_ready(self):
        with mock.patch("bscp_site.health.MigrationExecutor.migration_plan", return_value=["one"]):
            response = self.client.get("/readyz")

        assert response.status_code == 503
        assert response.text == "Migrations are missing.\n"

    def test_a_lost_database_is_not_ready(self):
        with mock.patch("bscp_site.health.MigrationExecutor", side_effect=OperationalError):
            response = self.client.get("/readyz")

        assert response.status_code == 503
        assert response.text == "The database does not answer.\n"

    def test_a_probe_from_inside_may_use_any_host_and_plain_http(self):
        with override_settings(SECURE_SSL_REDIRECT=True):
            response = self.client.get("/healthz", headers={"host": "10.0.0.7:8000"})

        assert response.status_code == 200

    def test_neither_changes_anything_nor_takes_a_post(self):
        for address in ("/healthz", "/readyz"):
            assert self.client.post(address).status_code == 405


class HeartbeatTests(TestCase):
    def test_ready_says_when_the_others_were_last_heard_of(self):
        Heart("worker").beat()

        response = self.client.get("/readyz")

        assert response.text == "ready\nworker: last heard of 0 s ago\nscheduler: not heard of\n"

    def test_a_lost_worker_takes_no_web_server_out(self):
        assert self.client.get("/readyz").status_code == 200

    def test_a_monitor_that_asks_after_the_worker_hears_of_its_silence(self):
        never = self.client.get("/readyz?of=worker")
        Heart("worker").beat()
        at_work = self.client.get("/readyz?of=worker")
        with mock.patch("bscp_site.heartbeat.time.time", return_value=time.time() + 3600):
            silent = self.client.get("/readyz?of=worker")

        assert (never.status_code, never.text) == (503, "worker: not heard of\n")
        assert at_work.status_code == 200
        assert silent.status_code == 503
        assert "last heard of 360" in silent.text

    def test_a_heart_writes_now_and_then_however_often_it_beats(self):
        heart = Heart("worker")
        heart.beat()
        cache.clear()

        heart.beat()

        assert heartbeat.silence("worker") is None

    def test_a_full_disk_does_not_stop_the_worker(self):
        with (
            mock.patch("bscp_site.heartbeat.cache.set_many", side_effect=OSError(28, "No space")),
            self.assertLogs("bscp_site.heartbeat", "ERROR"),
        ):
            Heart("worker").beat()

    def test_the_check_of_a_machine_asks_for_its_own_process(self):
        Heart("worker").beat()
        with mock.patch("bscp_site.heartbeat.here", return_value="another"):
            Heart("scheduler").beat()

        assert healthy.ask_heart("worker") is None
        with pytest.raises(PlainError, match="The scheduler was never heard of"):
            healthy.ask_heart("scheduler")

    def test_while_the_cache_is_away_nothing_is_started_anew(self):
        with mock.patch("bscp_site.healthy.cache_answers", return_value=False):
            healthy.ask_heart("worker")
