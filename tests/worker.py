"""The worker, in the test's own thread and transaction: what is enqueued is run as it would run it, in its order."""

from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

NAME = "the-worker-of-the-test"


def the_worker_runs():
    """Run all that is enqueued, and what that enqueues; a task that fails fails the test."""
    worker = Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=NAME,
        excluded_queue_names=[],
    )
    while (task := DBTaskResult.objects.ready().first()) is not None:
        task.claim(NAME)
        worker.run_task(task)
    assert [(task.task_path, task.traceback) for task in DBTaskResult.objects.failed()] == []
