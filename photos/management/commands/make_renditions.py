"""Make what readers get of the photographs of a whole library, here and now, beside the worker."""

from concurrent.futures import ThreadPoolExecutor, as_completed
from functools import partial
from time import monotonic

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from photos.developing import NotDeveloped, Overtaken, looked_at, wanted
from photos.models import Photo
from photos.tasks import ask_to_develop, finish, take_photo

EVERY = 5  # seconds from one line about progress to the next


class Command(BaseCommand):
    help = (
        "Makes the renditions that are missing or out of date, as they are after a new release has changed how they "
        "are made. Stopped at any time, it goes on from there when it is called again."
    )

    def add_arguments(self, parser):
        parser.add_argument("ids", nargs="*", type=int, help="photographs by their numbers; without any, all")
        parser.add_argument("--all", action="store_true", help="make them again even where they are up to date")
        parser.add_argument(
            "--first",
            action="store_true",
            help="only see that every photograph has a first JPEG, and leave the others to the worker",
        )
        parser.add_argument("--jobs", type=int, default=1, metavar="N", help="so many at a time (default: 1)")

    def handle(self, *, ids, first, jobs, verbosity, **options):
        self.quiet = verbosity == 0
        photos = Photo.objects.filter(closed_at=None).order_by("-pk")
        photos = photos.filter(pk__in=ids) if ids else photos
        if missing := set(ids) - set(photos.values_list("pk", flat=True)):
            raise CommandError(f"No photograph that readers may see has the number {', '.join(map(str, missing))}.")
        keys = list_of(photos, first=first, anew=options["all"])
        try:
            work = first_of if first else partial(all_of, anew=options["all"])
            failures = self.work_through(keys, jobs, work)
        except KeyboardInterrupt as stop:
            raise CommandError("Stopped. Call it again to go on from there.", returncode=130) from stop
        if failures:
            told = "\n".join(f"  {key}: {reason}" for key, reason in sorted(failures.items()))
            raise CommandError(f"{len(failures)} of {len(keys)} photographs could not be done:\n{told}")

    def work_through(self, keys, jobs, work):
        """Do `work` for each key, say how far it is, and return the reasons of what failed by its key."""
        failures, began, told = {}, monotonic(), 0
        for done, (key, reason) in enumerate(results(keys, jobs, work), start=1):
            if reason:
                failures[key] = reason
            if monotonic() - told > EVERY or done == len(keys):
                told = monotonic()
                self.say(progress(done, len(keys), told - began))
        if not keys:
            self.say("All photographs have their renditions.")
        return failures

    def say(self, words):
        if not self.quiet:
            self.stdout.write(words)
            self.stdout.flush()


def list_of(photos, *, first, anew):
    """Return the keys of the photos for which there is something to do."""
    if anew and not first:
        return list(photos.values_list("pk", flat=True))
    rows = photos.iterator(chunk_size=200)
    return [photo.pk for photo in rows if (not photo.renditions if first else wanted(photo, anew=False))]


def results(keys, jobs, work):
    """Yield each key with the reason for which it failed, or "", in whatever order they come."""
    if jobs == 1:
        for key in keys:
            yield key, work(key)
        return

    def of_its_own(key):
        try:
            return key, work(key)
        finally:
            connection.close()

    with ThreadPoolExecutor(jobs) as pool:
        tasks = [pool.submit(of_its_own, key) for key in keys]
        try:
            for each in as_completed(tasks):
                yield each.result()
        finally:
            # After Ctrl-C those in hand are finished, a matter of seconds, and no other is begun.
            pool.shutdown(wait=False, cancel_futures=True)


def all_of(key, *, anew):
    work = take_photo(key, timezone.now())
    # Somebody else is making them: the worker, or another call of this command.
    return finish(work, anew=anew) if work else ""


def first_of(key):
    try:
        ask_to_develop(looked_at(key))
    except Overtaken:
        return ""
    except NotDeveloped as reason:
        return str(reason)
    return ""


def progress(done, total, seconds):
    """Return a line such as "120 of 2400 done, 0.5 a second, about 76 minutes left"."""
    pace = done / max(seconds, 0.001)
    left = (total - done) / pace
    ahead = f", about {left / 60:.0f} minutes left" if left > 90 else f", about {left:.0f} seconds left" if left else ""
    return f"{done} of {total} done, {pace:.1f} a second{ahead}"
