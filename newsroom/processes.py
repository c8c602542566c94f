"""Whether the processes are at work that nobody asks anything: the publisher, and the worker.

The publisher says so itself, twice a minute. The worker is another project's; that it takes up nothing of what has
waited for long says as much.
"""

from datetime import timedelta

from django.db.models import Q
from django.dispatch import receiver
from django_tasks.signals import task_finished, task_started
from django_tasks_db.models import DBTaskResult, get_date_max

from articles.signals import watching
from newsroom.logs import TASK
from newsroom.models import Heartbeat

PUBLISHER = "publisher"
SILENT_AFTER = timedelta(minutes=5)
# No task of ours takes so long, so that whoever began one earlier was killed over it.
LONGEST_TASK = timedelta(hours=1)


@receiver(watching)
def note_the_publisher(sender, now, **kwargs):
    Heartbeat.objects.update_or_create(process=PUBLISHER, defaults={"at": now})


@receiver(task_started)
def name_the_task(sender, task_result, **kwargs):
    """Have every line of the log name the task that the worker is at."""
    TASK.set((task_result.id, task_result.task.module_path))


@receiver(task_finished)
def name_it_no_more(sender, **kwargs):
    TASK.set(None)


def silent(now):
    """Return what one cannot see at work, a sentence each; nothing where all is well. A query or two."""
    return [said for said in (of_the_publisher(now), of_the_worker(now)) if said]


def of_the_publisher(now):
    seen = Heartbeat.objects.filter(process=PUBLISHER).values_list("at", flat=True).first()
    if seen is None:
        return "The publisher has not been seen yet: scheduled stories do not come."
    if now - seen > SILENT_AFTER:
        return f"The publisher has not been seen for {minutes(now - seen)}: scheduled stories do not come."
    return ""


def of_the_worker(now):
    long_ago = now - SILENT_AFTER
    due = Q(run_after=get_date_max()) | Q(run_after__lte=long_ago)
    waiting = DBTaskResult.objects.ready().filter(due, enqueued_at__lte=long_ago).order_by()
    if not waiting.exists():
        return ""
    busy = Q(started_at__gt=long_ago) | Q(status="RUNNING", started_at__gt=now - LONGEST_TASK)
    if DBTaskResult.objects.filter(busy).order_by().exists():
        return ""
    return f"The worker has taken up nothing for {minutes(SILENT_AFTER)}: photographs and changed pages wait."


def minutes(duration):
    whole = int(duration.total_seconds() // 60)
    return f"{whole} minutes" if whole < 120 else f"{whole // 60} hours"
