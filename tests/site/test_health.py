"""What a supervisor is told."""

from unittest import mock

from django.db import OperationalError
from django.test import TestCase, override_settings


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
