"""Hasselblad: a minority was announced, a majority reported, and sources differ on when."""

from companies.models import Brand, Participation, Partnership, Status
from newsroom.demo.publications.names import (
    HASSELBLAD_IN_2019,
    HASSELBLAD_INSIDERS,
    HASSELBLAD_NO_NEWS,
    HASSELBLAD_PORTRAIT,
)
from newsroom.demo.records.entries import brand, company, owner, part_of, participant, partnership
from newsroom.demo.shapes import Cited, Make

Role = Participation.Role

HASSELBLAD = (
    company(
        "hasselblad",
        "Hasselblad",
        "A Swedish camera maker of which DJI is reported to have taken a majority in 2017; sources differ.",
        country="SE",
        founded="1941",
        website="https://www.hasselblad.com",
        ties=(
            part_of(
                "dji",
                Cited(HASSELBLAD_INSIDERS, {"since": "2017", "status": Status.REPORTED}),
                Cited(HASSELBLAD_NO_NEWS, {"status": Status.REPORTED}),
                Cited(HASSELBLAD_IN_2019, {"since": "2019-01", "status": Status.CONFIRMED}),
                since="2017",
                status=Status.REPORTED,
                note="a majority",
            ),
        ),
        citations=(Cited(HASSELBLAD_PORTRAIT, {"since": "1941"}),),
        makes=(Make("Hasselblad"),),
    ),
    brand(
        "hasselblad",
        "Hasselblad",
        Brand.Kind.CAMERAS_AND_LENSES,
        "The name on Hasselblad’s cameras for medium format.",
        ties=(owner("hasselblad", Cited(HASSELBLAD_NO_NEWS)),),
    ),
    partnership(
        "dji-hasselblad",
        "DJI–Hasselblad",
        Partnership.Kind.INVESTMENT,
        "DJI’s minority in Hasselblad, announced by both in November 2015.",
        status=Status.ANNOUNCED,
        description="That it became a majority in 2017 is reported; the record keeps that apart, with Hasselblad.",
        announced="2015-11",
        ties=(
            participant("dji", Role.INVESTOR, Cited(HASSELBLAD_INSIDERS), status=Status.ANNOUNCED),
            participant("hasselblad", Role.PARTNER, Cited(HASSELBLAD_INSIDERS), status=Status.ANNOUNCED),
        ),
        citations=(
            Cited(HASSELBLAD_INSIDERS, {"announced": "2015-11"}),
            Cited(HASSELBLAD_NO_NEWS, {"announced": "2012"}),
        ),
    ),
)
