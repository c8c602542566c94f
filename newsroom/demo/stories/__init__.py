"""The demo paper's stories, a module each, oldest first; the draft on the desk comes last."""

from newsroom.demo.stories import (
    baryta_paper,
    hasselblad_majority,
    l2_technology,
    lent_mount,
    olympus_papers,
    partial_dates,
    reading_a_timeline,
    smartphone_partners,
    weather,
)

STORIES = (
    baryta_paper.STORY,
    hasselblad_majority.STORY,
    olympus_papers.STORY,
    weather.STORY,
    smartphone_partners.STORY,
    partial_dates.STORY,
    lent_mount.STORY,
    l2_technology.STORY,
    reading_a_timeline.STORY,
)
