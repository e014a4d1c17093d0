"""The timetable: what the settings say, no more and no less."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as installed
from django.db import connection
from django.utils import timezone
from django.utils.module_loading import import_string
from django_q.models import Schedule

from gastvrij.basis import jobs
from gastvrij.basis.install_jobs import install
from gastvrij.basis.models import Aanvraag


@pytest.mark.django_db
def test_migrate_puts_the_timetable_in_place() -> None:
    found = Schedule.objects.values_list("name", "func", "minutes")
    assert set(found) == set(installed.JOBS)
    assert set(Schedule.objects.values_list("repeats", flat=True)) == {-1}


@pytest.mark.parametrize("job", installed.JOBS, ids=lambda job: job[0])
def test_every_job_is_a_function_without_arguments(job: tuple[str, str, int]) -> None:
    assert callable(import_string(job[1]))
    assert import_string(job[1]).__code__.co_argcount == 0


@pytest.mark.django_db
def test_a_second_time_changes_nothing_but_what_the_settings_changed(settings: Any) -> None:
    moment = timezone.now() + timedelta(hours=3)
    Schedule.objects.filter(name="basis.seal").update(next_run=moment)
    Schedule.objects.create(name="oud", func="x.y")
    settings.JOBS = (("basis.seal", "gastvrij.basis.jobs.seal", 5),)
    install()
    only = Schedule.objects.get()
    assert (only.name, only.minutes, only.next_run) == ("basis.seal", 5, moment)


@pytest.mark.django_db
def test_nothing_happens_before_the_task_queue_has_its_tables() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE django_q_schedule RENAME TO even_weg")
        install()
        cursor.execute("ALTER TABLE even_weg RENAME TO django_q_schedule")


@pytest.mark.django_db
def test_the_daily_cleaning_removes_what_is_a_day_old() -> None:
    now = timezone.now()
    for days in (0, 2):
        Aanvraag.objects.create(soort="x", sleutel="y", at=now - timedelta(days=days))
    jobs.clean()
    assert Aanvraag.objects.get().at == now
