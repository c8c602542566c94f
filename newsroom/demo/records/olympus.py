"""Olympus: the cameras went to a new company, the name was lent to it for a time, and a new name follows."""

from companies.models import Brand
from newsroom.demo.publications.names import (
    OLYMPUS_FOR_A_TIME,
    OLYMPUS_MILESTONES,
    OLYMPUS_NAME_LENT,
    OLYMPUS_SIGNS,
    OLYMPUS_TRANSFER,
    OM_SYSTEM_NAMED,
)
from newsroom.demo.records.entries import (
    FORMER,
    LEGAL,
    OTHER,
    brand,
    came_after,
    company,
    licensee,
    owner,
    part_of,
)
from newsroom.demo.shapes import Cited, Make

HANDED_OVER = "2021-01-01"

COMPANIES = (
    company(
        "olympus",
        "Olympus",
        "It made cameras under its own name until they passed to OM Digital Solutions on 1 January 2021.",
        description="Olympus began with microscopes and thermometers; its first camera is of 1936. What it kept is "
        "medicine and science.",
        country="JP",
        founded="1919",
        aliases=(
            ("Olympus Corporation", LEGAL),
            ("Olympus Optical Co., Ltd.", FORMER),
            ("Takachiho Seisakusho", FORMER),
        ),
        citations=(Cited(OLYMPUS_MILESTONES, {"since": "1919-10-12"}),),
        makes=(Make("OLYMPUS CORPORATION"), Make("OLYMPUS IMAGING CORP."), Make("OLYMPUS OPTICAL CO.,LTD")),
    ),
    company(
        "om-digital-solutions",
        "OM Digital Solutions",
        "The company that took over the cameras of Olympus on 1 January 2021.",
        description="That Olympus would sell its cameras was announced in June 2020 and signed on 30 September; on "
        "1 January 2021 they were the new company’s. OM Digital Solutions used the name Olympus under licence for a "
        "time. Its own brand is OM System.",
        country="JP",
        headquarters="Hachioji",
        aliases=(("OM Digital Solutions Corporation", LEGAL),),
        ties=(
            came_after(
                "olympus",
                Cited(OLYMPUS_TRANSFER, {"since": HANDED_OVER}),
                Cited(OLYMPUS_SIGNS, {"since": HANDED_OVER}),
                Cited(OLYMPUS_NAME_LENT),
                since=HANDED_OVER,
                note="for the cameras",
            ),
            part_of(
                "japan-industrial-partners",
                Cited(OLYMPUS_SIGNS, {"since": HANDED_OVER}),
                since=HANDED_OVER,
                note="95 per cent of it",
            ),
        ),
        citations=(Cited(OLYMPUS_SIGNS), Cited(OLYMPUS_TRANSFER)),
        makes=(Make("OM Digital Solutions", since=HANDED_OVER),),
    ),
    company(
        "japan-industrial-partners",
        "Japan Industrial Partners",
        "The investment fund that bought the cameras of Olympus, and has owned OM Digital Solutions since 2021.",
        country="JP",
        aliases=(("JIP", OTHER),),
        citations=(Cited(OLYMPUS_TRANSFER),),
    ),
)

BRANDS = (
    brand(
        "olympus",
        "Olympus",
        Brand.Kind.CAMERAS_AND_LENSES,
        "The name of Olympus’s cameras, lent for a time to the company that took them over.",
        description="The cameras passed to OM Digital Solutions on 1 January 2021. The name was licensed to it for "
        "a time; how long is not in the record.\n\nA brand of its own follows: OM System.",
        launched="1921",
        ties=(
            owner("olympus", Cited(OLYMPUS_MILESTONES, {"since": "1921"}), since="1921"),
            licensee(
                "om-digital-solutions",
                Cited(OLYMPUS_NAME_LENT),
                Cited(OLYMPUS_FOR_A_TIME),
                since=HANDED_OVER,
                until="?",
                scope="cameras",
                note="for a time",
            ),
        ),
        citations=(Cited(OLYMPUS_MILESTONES, {"since": "1921"}),),
    ),
    brand(
        "om-system",
        "OM System",
        Brand.Kind.CAMERAS_AND_LENSES,
        "The brand of OM Digital Solutions, which follows Olympus on cameras.",
        launched="2021-10",
        ties=(owner("om-digital-solutions", Cited(OM_SYSTEM_NAMED, {"since": "2021-10"}), since="2021-10"),),
        citations=(Cited(OM_SYSTEM_NAMED, {"since": "2021-10"}),),
    ),
)

OLYMPUS = (*COMPANIES, *BRANDS)
