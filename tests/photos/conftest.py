import pytest


@pytest.fixture(autouse=True)
def library(settings, tmp_path):
    """An empty library on disk; returns its media folder."""
    settings.DATA_DIR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT
