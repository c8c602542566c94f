"""What machines are told: whether a process is ready for readers, whether publisher and worker are at work."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles.management.commands import release_due
from articles.tasks import tell_hub
from newsroom import health
from newsroom.models import Heartbeat
from newsroom.processes import silent
from tests.builders import a_member
from tests.queries import queries

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def newly_started():
    health.WELL.clear()
    yield
    health.WELL.clear()


def asked(client):
    answer = client.get("/readyz")
    assert "no-store" in answer["Cache-Control"]
    return answer.status_code, answer.text.strip()


class TestReady:
    def test_a_site_that_is_prepared_is_ready_and_asks_for_it_once(self, client):
        assert asked(client) == (200, "ok")
        assert queries(client.get, "/readyz") == 1

    def test_without_its_database_it_is_not_but_alive(self, client):
        def away(execute, sql, params, many, context):
            raise OperationalError("the server closed the connection")

        with connection.execute_wrapper(away):
            assert asked(client) == (503, "the database does not answer")
            assert client.get("/healthz").status_code == 200

    def test_with_migrations_missing_it_is_not_until_they_are_there(self, client):
        applied = MigrationRecorder(connection).migration_qs.filter(app="newsroom", name="0004_page_changes")
        [row] = applied.values()
        applied.delete()
        status, said = asked(client)
        assert (status, "newsroom.0004_page_changes" in said) == (503, True)

        MigrationRecorder(connection).migration_qs.create(**row)
        assert asked(client) == (200, "ok")

    def test_migrations_of_a_later_release_do_no_harm(self, client):
        MigrationRecorder(connection).record_applied("newsroom", "9999_to_come")

        assert asked(client) == (200, "ok")

    def test_without_its_static_files_it_is_not(self, client, settings, tmp_path):
        settings.STATIC_ROOT = tmp_path
        settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": "newsroom.whole_styles.WholeStyles"}}

        assert asked(client) == (503, "static files were not collected before this process started")


class TestProcesses:
    def test_a_publisher_that_watches_is_seen_and_one_that_stopped_is_missed(self, monkeypatch):
        monkeypatch.setattr(release_due, "close_old_connections", lambda: None)  # It is the test's own.
        now = timezone.now()
        assert silent(now) == ["The publisher has not been seen yet: scheduled stories do not come."]

        release_due.look(chores=True, now=now)
        assert silent(now + timedelta(minutes=4)) == []
        call_command("check_processes")

        Heartbeat.objects.update(at=now - timedelta(minutes=7))
        with pytest.raises(CommandError, match="The publisher has not been seen for 7 minutes"):
            call_command("check_processes")

    def test_a_worker_is_missed_once_something_has_waited_for_it(self):
        now = timezone.now()
        Heartbeat.objects.create(process="publisher", at=now)
        tell_hub.enqueue()
        assert silent(now) == []

        DBTaskResult.objects.update(enqueued_at=now - timedelta(minutes=6))
        [said] = silent(now)
        assert said.startswith("The worker has taken up nothing for 5 minutes")

        # What waits behind others that are being done has not been forgotten.
        tell_hub.enqueue()
        DBTaskResult.objects.filter(enqueued_at__gt=now).update(
            status="RUNNING", started_at=now - timedelta(minutes=20)
        )
        assert silent(now) == []

    def test_administrators_are_told_on_the_desks_first_page_and_others_are_not(self, client):
        said = "The publisher has not been seen yet"
        client.force_login(a_member("Administrator", "ada"))
        assert said in client.get("/admin/").text

        client.force_login(a_member("Editor"))
        assert said not in client.get("/admin/").text
