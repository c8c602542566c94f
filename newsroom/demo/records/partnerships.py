"""Partnerships, who takes part since when, and the brands that came of them."""

from companies.models import Creation, Participation, Partnership, PartnershipAlias, Status
from newsroom.demo.publications import (
    BLACKMAGIC_JOINS,
    CAMERAS_IN_2001,
    DJI_JOINS,
    HUAWEI_BEGINS,
    HUAWEI_ENDS,
    L_MOUNT_FOUNDED,
    LEICA_IN_2000,
    LEICA_ON_L2,
    LEITZ_JOINS,
    OTHERS_ON_L2,
    SEVEN_YEARS,
    SIRUI_JOINS,
    TWO_MORE_JOIN,
    XIAOMI_BEGINS,
)
from newsroom.demo.shapes import Cited, Entry, Tie

Kind, Role = Partnership.Kind, Participation.Role


def partnership(slug, name, kind, summary, *, status, aliases=(), ties=(), citations=(), **fields):
    named = {"slug": slug, "name": name, "kind": kind, "summary": summary, "status": status, **fields}
    return Entry(Partnership, named, aliases, ties, citations)


def partners(*companies, status):
    return tuple(Tie(Participation, {"company": slug}, {"role": Role.PARTNER, "status": status}) for slug in companies)


def founder(company, note):
    fields = {"role": Role.FOUNDER, "since": "2018-09-25", "status": Status.CONFIRMED, "note": note}
    return Tie(Participation, {"company": company}, fields, (Cited(L_MOUNT_FOUNDED, {"since": "2018-09-25"}),))


def member(company, publication, *, since):
    """A later member: only secondary sources say so."""
    fields = {"role": Role.MEMBER, "since": since, "status": Status.REPORTED}
    return Tie(Participation, {"company": company}, fields, (Cited(publication, {"since": since}),))


PARTNERSHIPS = (
    partnership(
        "leica-panasonic",
        "Leica–Panasonic",
        Kind.COOPERATION,
        "An agreement of August 2000 on lenses for digital audiovisual equipment, extended to digital cameras in 2001.",
        status=Status.CONFIRMED,
        signed="2000-08",
        ties=partners("leica-camera", "panasonic", status=Status.CONFIRMED),
        citations=(Cited(LEICA_IN_2000, {"signed": "2000-08"}), Cited(CAMERAS_IN_2001)),
    ),
    partnership(
        "leica-huawei",
        "Leica–Huawei",
        Kind.COOPERATION,
        "A partnership for smartphones of more than six years, which ended on 31 March 2022.",
        status=Status.CONFIRMED,
        effective="2016-02",
        ended="2022-03-31",
        ties=partners("leica-camera", "huawei", status=Status.CONFIRMED),
        citations=(
            Cited(HUAWEI_BEGINS, {"since": "2016-02"}),
            Cited(SEVEN_YEARS, {"since": "2015"}),
            Cited(HUAWEI_ENDS, {"since": "2015", "until": "2022-03-31"}),
        ),
    ),
    partnership(
        "l-mount-alliance",
        "L-Mount Alliance",
        Kind.ALLIANCE,
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
            member("ernst-leitz-wetzlar", LEITZ_JOINS, since="2021"),
            member("dji", DJI_JOINS, since="2022-06"),
            member("samyang", TWO_MORE_JOIN, since="2023-07"),
            member("astrodesign", TWO_MORE_JOIN, since="2023-07"),
            member("blackmagic-design", BLACKMAGIC_JOINS, since="2023-09"),
            member("sirui", SIRUI_JOINS, since="2025-03"),
        ),
        citations=(Cited(L_MOUNT_FOUNDED, {"since": "2018-09-25"}),),
    ),
    partnership(
        "leica-xiaomi",
        "Leica–Xiaomi",
        Kind.COOPERATION,
        "A partnership for smartphones, announced on 23 May 2022.",
        status=Status.ANNOUNCED,
        announced="2022-05-23",
        ties=partners("leica-camera", "xiaomi", status=Status.ANNOUNCED),
        citations=(Cited(XIAOMI_BEGINS, {"announced": "2022-05-23"}),),
    ),
    partnership(
        "l2-technology",
        "L² Technology",
        Kind.JOINT_DEVELOPMENT,
        "Camera and lens technology that Leica Camera and Panasonic develop and finance together, under a joint brand.",
        status=Status.ANNOUNCED,
        description="It is not a merger: both go on making their own products. The announcement named no products "
        "and no dates.\n\nThat it was announced in May 2022 is agreed; the day is not.",
        announced="2022-05",
        aliases=(("L squared Technology", PartnershipAlias.Kind.OTHER), ("L2 Technology", PartnershipAlias.Kind.OTHER)),
        ties=(
            *partners("leica-camera", "panasonic", status=Status.ANNOUNCED),
            Tie(Creation, {"brand": "l2-technology"}, {"since": "2022-05", "status": Status.ANNOUNCED}),
        ),
        citations=(
            Cited(LEICA_ON_L2, {"announced": "2022-05-31", "status": Status.ANNOUNCED}),
            Cited(OTHERS_ON_L2, {"announced": "2022-05-26"}),
        ),
    ),
)
