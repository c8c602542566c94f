"""The L-Mount Alliance: three founders, one of whom lends the mount, and six who joined by report."""

from companies.models import Participation, Partnership, Status
from newsroom.demo.publications.l_mount import (
    BLACKMAGIC_JOINS,
    DJI_JOINS,
    DJI_PORTRAIT,
    L_MOUNT_FOUNDED,
    L_MOUNT_LICENSED,
    LEITZ_JOINED,
    LEITZ_JOINS,
    LEITZ_PORTRAIT,
    SIRUI_JOINS,
    TWO_MORE_JOIN,
)
from newsroom.demo.records.entries import FORMER, LEGAL, company, participant, partnership
from newsroom.demo.shapes import Cited, Make

Role = Participation.Role


def founder(company, note):
    founded = Cited(L_MOUNT_FOUNDED, {"since": "2018-09-25"})
    return participant(company, Role.FOUNDER, founded, Cited(L_MOUNT_LICENSED), since="2018-09-25", note=note)


def member(company, publication, *others, since):
    """A later member: only secondary sources say so."""
    said = (Cited(publication, {"since": since}), *map(Cited, others))
    return participant(company, Role.MEMBER, *said, since=since, status=Status.REPORTED)


COMPANIES = (
    company(
        "ernst-leitz-wetzlar",
        "Ernst Leitz Wetzlar",
        "Maker of lenses for cinema in Wetzlar, Germany; by report a member of the L-Mount Alliance since 2021.",
        description="The old name of Leica’s house, and another company. It took the name in 2018; its lenses are "
        "called Leitz.",
        country="DE",
        headquarters="Wetzlar",
        aliases=(("Ernst Leitz Wetzlar GmbH", LEGAL), ("CW Sonderoptic", FORMER)),
        citations=(Cited(LEITZ_JOINED), Cited(LEITZ_PORTRAIT)),
    ),
    company(
        "dji",
        "DJI",
        "Maker of drones in Shenzhen, China; by report a member of the L-Mount Alliance, and owner of most of "
        "Hasselblad.",
        country="CN",
        headquarters="Shenzhen",
        founded="2006",
        website="https://www.dji.com",
        aliases=(("SZ DJI Technology", LEGAL),),
        citations=(Cited(DJI_PORTRAIT, {"since": "2006"}),),
        makes=(Make("DJI"),),
    ),
    company(
        "samyang",
        "Samyang",
        "Maker of lenses in South Korea; by report a member of the L-Mount Alliance since July 2023.",
        country="KR",
        citations=(Cited(TWO_MORE_JOIN),),
    ),
    company(
        "astrodesign",
        "Astrodesign",
        "Maker of equipment for recording 8K video; by report a member of the L-Mount Alliance since July 2023.",
        founded="1977",
        citations=(Cited(TWO_MORE_JOIN, {"since": "1977"}),),
    ),
    company(
        "blackmagic-design",
        "Blackmagic Design",
        "By report a member of the L-Mount Alliance since September 2023.",
        website="https://www.blackmagicdesign.com",
        citations=(Cited(BLACKMAGIC_JOINS),),
    ),
    company(
        "sirui",
        "Sirui",
        "Maker of lenses in China; by report a member of the L-Mount Alliance since March 2025.",
        country="CN",
        citations=(Cited(SIRUI_JOINS),),
    ),
)

ALLIANCE = partnership(
    "l-mount-alliance",
    "L-Mount Alliance",
    Partnership.Kind.ALLIANCE,
    "Makers who build to one lens mount. It belongs to Leica Camera, which licenses it.",
    status=Status.CONFIRMED,
    description="Leica Camera, Panasonic and Sigma founded the alliance on 25 September 2018. It lets Panasonic "
    "and Sigma use Leica’s L-mount.\n\nThat others have joined since is known from secondary sources; the "
    "record marks them as reported.",
    effective="2018-09-25",
    ties=(
        founder("leica-camera", "licenses the mount"),
        founder("panasonic", "uses the mount under licence"),
        founder("sigma", "uses the mount under licence"),
        member("ernst-leitz-wetzlar", LEITZ_JOINS, LEITZ_JOINED, since="2021"),
        member("dji", DJI_JOINS, since="2022-06"),
        member("samyang", TWO_MORE_JOIN, since="2023-07"),
        member("astrodesign", TWO_MORE_JOIN, since="2023-07"),
        member("blackmagic-design", BLACKMAGIC_JOINS, since="2023-09"),
        member("sirui", SIRUI_JOINS, since="2025-03"),
    ),
    citations=(
        Cited(L_MOUNT_FOUNDED, {"since": "2018-09-25"}),
        Cited(L_MOUNT_LICENSED),
    ),
)

LICENCE = partnership(
    "l-mount-licence",
    "L-mount licence",
    Partnership.Kind.LICENCE,
    "What the L-Mount Alliance rests on: Leica Camera lends its mount to Panasonic and Sigma.",
    status=Status.CONFIRMED,
    announced="2018-09-25",
    ties=(
        participant("leica-camera", Role.LICENSOR, Cited(L_MOUNT_LICENSED)),
        participant("panasonic", Role.LICENSEE, Cited(L_MOUNT_LICENSED)),
        participant("sigma", Role.LICENSEE, Cited(L_MOUNT_LICENSED)),
    ),
    citations=(Cited(L_MOUNT_FOUNDED, {"announced": "2018-09-25"}), Cited(L_MOUNT_LICENSED)),
)

L_MOUNT = (*COMPANIES, ALLIANCE, LICENCE)
