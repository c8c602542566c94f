"""Minolta: merged with Konica in 2003, and its cameras handed to Sony three years later."""

from companies.models import Brand
from newsroom.demo.publications.names import (
    ALPHA_EXPLAINED,
    ALPHA_NAMED,
    CAMERAS_TO_SONY,
    MERGER_CLEARED,
    MERGER_DONE,
    MERGER_INTENDED,
    MERGER_SIGNED,
    MINOLTA_PORTRAIT,
    MINOLTA_WITHDRAWS,
)
from newsroom.demo.records.entries import FORMER, LEGAL, brand, came_after, company, owner
from newsroom.demo.shapes import Cited, Make

MERGED, HANDED_OVER = "2003-08", "2006-03"

COMPANIES = (
    company(
        "minolta",
        "Minolta",
        "Camera maker in Osaka, Japan, which merged with Konica in August 2003.",
        country="JP",
        headquarters="Osaka",
        founded="1928",
        aliases=(("Minolta Co., Ltd.", LEGAL),),
        citations=(Cited(MINOLTA_PORTRAIT, {"since": "1928"}),),
        makes=(Make("Minolta Co., Ltd.", until=MERGED),),
    ),
    company(
        "konica-minolta",
        "Konica Minolta",
        "What Konica and Minolta became in August 2003; it made cameras until March 2006.",
        description="The merger was announced on 7 January 2003, signed on 15 May, and in effect in August: Konica "
        "gave its shares for Minolta’s and took the common name.\n\nAt the end of March 2006 the company withdrew from "
        "cameras, and passed what belonged to its digital single-lens reflex cameras on to Sony. Only in July 2005 "
        "the two had agreed to develop such cameras together.",
        country="JP",
        headquarters="Tokyo",
        founded=MERGED,
        aliases=(("Konica Minolta Holdings, Inc.", LEGAL), ("Konica", FORMER)),
        ties=(
            came_after(
                "minolta",
                Cited(MERGER_INTENDED),
                Cited(MERGER_SIGNED, {"since": "2003-08-05"}),
                Cited(MERGER_CLEARED),
                Cited(MERGER_DONE, {"since": MERGED}),
                since=MERGED,
                note="by merger with Konica",
            ),
        ),
        citations=(Cited(MERGER_DONE, {"since": MERGED}), Cited(CAMERAS_TO_SONY, {"since": "2003"})),
        makes=(Make("KONICA MINOLTA", since=MERGED), Make("Konica Minolta Camera, Inc.", since=MERGED)),
    ),
    company(
        "sony",
        "Sony",
        "Electronics maker in Japan, which took over the cameras of Konica Minolta in March 2006.",
        country="JP",
        ties=(
            came_after(
                "konica-minolta",
                Cited(MINOLTA_WITHDRAWS, {"since": "2006-03-31"}),
                Cited(CAMERAS_TO_SONY, {"since": HANDED_OVER}),
                since=HANDED_OVER,
                note="for the cameras",
            ),
        ),
        makes=(Make("SONY"),),
    ),
)

BRANDS = (
    brand(
        "minolta",
        "Minolta",
        Brand.Kind.CAMERAS_AND_LENSES,
        "The name on Minolta’s cameras; since August 2003 it has belonged to Konica Minolta.",
        description="Sony took over cameras, lenses and the mount in March 2006, and made new ones under a name of its "
        "own, Alpha.",
        ties=(
            owner("minolta", Cited(MERGER_INTENDED), until=MERGED),
            owner("konica-minolta", Cited(MERGER_DONE, {"since": MERGED}), since=MERGED),
        ),
    ),
    brand(
        "alpha",
        "Alpha",
        Brand.Kind.CAMERAS_AND_LENSES,
        "Sony’s brand of cameras since April 2006, named after the mount that it took over.",
        description="In Japan, Minolta and Konica Minolta had called their cameras so before.",
        launched="2006-04",
        ties=(owner("sony", Cited(ALPHA_NAMED, {"since": "2006-04-20"}), Cited(ALPHA_EXPLAINED), since="2006-04"),),
        citations=(Cited(ALPHA_NAMED, {"since": "2006-04-20"}), Cited(ALPHA_EXPLAINED)),
    ),
)

MINOLTA = (*COMPANIES, *BRANDS)
