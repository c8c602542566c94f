"""When a process that nobody asks anything was last at work."""

from django.db import models


class Heartbeat(models.Model):
    process = models.CharField(max_length=30, unique=True)
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"{self.process}, {self.at:%Y-%m-%d %H:%M:%S}"
