"""What `manage.py check` says of settings that only the house itself knows."""

from django.conf import settings
from django.core.checks import Error, register


@register
def analytics_can_be_loaded(app_configs, **kwargs):
    problem = settings.ANALYTICS.problem
    return [Error(problem, hint="Leave both empty to count nobody.", id="newsroom.E001")] if problem else []
