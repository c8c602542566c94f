"""Let somebody in who lost the telephone and the recovery codes."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from newsroom.second_step.devices import must_have_second_step, reset


class Command(BaseCommand):
    help = "Takes the authenticator and the recovery codes of an account away, and ends its sessions."

    def add_arguments(self, parser):
        parser.add_argument("username", metavar="USERNAME")

    def handle(self, *, username, **options):
        users = get_user_model()
        try:
            account = users.objects.get_by_natural_key(username)
        except users.DoesNotExist as error:
            raise CommandError(f"There is no account {username!r}.") from error
        had, ended = reset(account)
        self.stdout.write(f"{account} {'has no second step any more' if had else 'had no second step'}.")
        self.stdout.write(f"Sessions ended: {ended}.")
        if settings.REQUIRE_MFA and must_have_second_step(account):
            self.stdout.write("At the next sign-in the password leads to setting up a new one.")
        else:
            self.stdout.write("The password alone is enough to sign in from now on.")
