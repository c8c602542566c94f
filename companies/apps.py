from django.apps import AppConfig


class CompaniesConfig(AppConfig):
    """The record of the industry: companies, brands, partnerships; it knows nothing of stories."""

    name = "companies"
    verbose_name = "The record"
