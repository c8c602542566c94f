"""What `manage.py check` says of settings that only the house itself knows."""

from django.conf import settings
from django.core import checks
from django.core.checks import Error, register

from articles.aggregators import registry as aggregators
from newsroom.safety import faults


@register
def analytics_can_be_loaded(app_configs, **kwargs):
    problem = settings.ANALYTICS.problem
    return [Error(problem, hint="Leave both empty to count nobody.", id="newsroom.E001")] if problem else []


@register
def aggregators_are_known(app_configs, **kwargs):
    known = ", ".join(aggregators.AGGREGATORS)
    return [
        Error(
            f"AGGREGATORS: nobody here knows the rules of {name!r}.",
            hint=f"Write some of: {known}.",
            id="newsroom.E002",
        )
        for name in aggregators.unknown()
    ]


@register
def aggregators_can_read_the_feeds(app_configs, **kwargs):
    """A clone on a developer's own machine can be read by none, and is not warned."""
    if settings.SERVED_SECURELY or settings.SITE_IS_LOCAL:
        return []
    return [
        checks.Warning(
            f"{each.name} reads feeds over https only.", hint="Give SITE_URL with https://.", id="newsroom.W001"
        )
        for each in aggregators.chosen()
        if each.secure
    ]


@register(checks.Tags.security)
def settings_are_safe(app_configs, **kwargs):
    """Every process asks this before it starts; of the web server `newsroom.middleware.RefusesUnsafeSettings` does."""
    return [Error(fault, id="newsroom.E003") for fault in faults(settings)]
