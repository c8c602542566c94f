"""What `manage.py check` says of settings that only the house itself knows."""

from django.conf import settings
from django.core.checks import Error, register

from companies.links import web_address


@register
def analytics_can_be_loaded(app_configs, **kwargs):
    problem = settings.ANALYTICS.problem
    return [Error(problem, hint="Leave both empty to count nobody.", id="newsroom.E001")] if problem else []


@register
def hub_can_be_told(app_configs, **kwargs):
    if not settings.WEBSUB_HUB or web_address(settings.WEBSUB_HUB):
        return []
    hint = "Write it with https://, or leave it empty to tell nobody."
    return [Error(f"WEBSUB_HUB={settings.WEBSUB_HUB!r} is no address of the web.", hint=hint, id="newsroom.E002")]
