"""Leica Camera, and whom it worked with: Panasonic three times, Huawei, then Xiaomi."""

from companies.models import Brand, Creation, Partnership, PartnershipAlias, Status
from newsroom.demo.publications.leica import (
    CAMERAS_IN_2001,
    CAMERAS_SIGNED,
    HUAWEI_BEGINS,
    HUAWEI_ENDS,
    HUAWEI_PORTRAIT,
    L2_LOOKS_BACK,
    LEICA_IN_2000,
    LEICA_ON_L2,
    LUMIX_AT_TWENTY,
    OTHERS_ON_L2,
    PANASONIC_IN_THE_MUSEUM,
    PANASONIC_PORTRAIT,
    SEVEN_YEARS,
    SIGMA_PORTRAIT,
    SIGMA_VISITED,
    XIAOMI_BEGINS,
    XIAOMI_IN_WIKIPEDIA,
    XIAOMI_PORTRAIT,
)
from newsroom.demo.records.entries import FORMER, LEGAL, OTHER, brand, company, owner, partners, partnership
from newsroom.demo.shapes import Cited, Make, Tie

Kind = Partnership.Kind

COMPANIES = (
    company(
        "leica-camera",
        "Leica Camera",
        "Maker of cameras and lenses in Wetzlar, Germany, and owner of the L-mount.",
        description="Leica Camera licenses the L-mount to others and works with several of them at once: with "
        "Panasonic since August 2000, with the L-Mount Alliance since 2018, on smartphones first with Huawei and "
        "then with Xiaomi.",
        country="DE",
        headquarters="Wetzlar",
        website="https://leica-camera.com",
        aliases=(("Leica Camera AG", LEGAL), ("Leica", OTHER)),
        citations=(Cited(LEICA_ON_L2),),
        makes=(Make("LEICA CAMERA AG"), Make("LEICA")),
    ),
    company(
        "panasonic",
        "Panasonic",
        "Electronics maker in Kadoma, Japan, whose cameras are called Lumix.",
        description="Panasonic has sold cameras as Lumix since 2001. It has worked with Leica Camera since August "
        "2000, and founded the L-Mount Alliance with Leica Camera and Sigma.\n\nUntil October 2008 the company was "
        "called Matsushita; Panasonic was what it wrote on its products.",
        country="JP",
        headquarters="Kadoma",
        founded="1918",
        website="https://www.panasonic.com",
        aliases=(
            ("Panasonic Corporation", OTHER),
            ("Matsushita", FORMER),
            ("Matsushita Electric Industrial Co., Ltd.", FORMER),
        ),
        citations=(Cited(PANASONIC_PORTRAIT, {"since": "1918"}), Cited(PANASONIC_IN_THE_MUSEUM, {"since": "1918"})),
        makes=(Make("Panasonic"),),
    ),
    company(
        "sigma",
        "Sigma",
        "Maker of lenses and cameras in Kawasaki, Japan.",
        description="Sigma founded the L-Mount Alliance with Leica Camera and Panasonic, and uses Leica’s mount.",
        country="JP",
        headquarters="Kawasaki",
        founded="1961",
        website="https://www.sigma-global.com",
        aliases=(("Sigma Corporation", OTHER),),
        citations=(Cited(SIGMA_PORTRAIT, {"since": "1961"}), Cited(SIGMA_VISITED)),
        makes=(Make("SIGMA"),),
    ),
    company(
        "xiaomi",
        "Xiaomi",
        "Maker of smartphones in Beijing, China; Leica Camera’s partner for phones since 2022.",
        country="CN",
        headquarters="Beijing",
        founded="2010",
        website="https://www.mi.com",
        same_as="https://en.wikipedia.org/wiki/Xiaomi",
        aliases=(("Xiaomi Corporation", OTHER),),
        citations=(Cited(XIAOMI_PORTRAIT, {"since": "2010-04"}), Cited(XIAOMI_IN_WIKIPEDIA, {"since": "2010"})),
    ),
    company(
        "huawei",
        "Huawei",
        "Maker of smartphones in Shenzhen, China; Leica Camera’s partner for phones until 2022.",
        country="CN",
        headquarters="Shenzhen",
        founded="1987",
        website="https://www.huawei.com",
        aliases=(("Huawei Technologies Co., Ltd.", OTHER),),
        citations=(Cited(HUAWEI_PORTRAIT, {"since": "1987"}),),
    ),
)

BRANDS = (
    brand(
        "leica",
        "Leica",
        Brand.Kind.CAMERAS_AND_LENSES,
        "The name on the cameras and lenses of Leica Camera; one of the two Ls in L² Technology.",
        ties=(owner("leica-camera", Cited(LEICA_ON_L2)),),
    ),
    brand(
        "lumix",
        "Lumix",
        Brand.Kind.CAMERAS_AND_LENSES,
        "Panasonic’s brand of cameras since 2001; the other of the two Ls in L² Technology.",
        launched="2001",
        ties=(owner("panasonic", Cited(LUMIX_AT_TWENTY, {"since": "2001"}), since="2001"),),
        citations=(Cited(LUMIX_AT_TWENTY, {"since": "2001"}),),
    ),
    brand(
        "l2-technology",
        "L² Technology",
        Brand.Kind.TECHNOLOGY,
        "The joint brand of Leica Camera and Panasonic for technology that they develop and pay for together.",
        description="The name is spoken “L squared”; the two Ls stand for Leica and Lumix.\n\nThe announcement of "
        "May 2022 named no product that will carry it, and no date.",
        citations=(Cited(LEICA_ON_L2),),
    ),
)

WITH_PANASONIC = (
    partnership(
        "leica-panasonic",
        "Leica–Panasonic",
        Kind.COOPERATION,
        "An agreement of August 2000 on lenses for digital audiovisual equipment, extended to digital cameras in 2001.",
        status=Status.CONFIRMED,
        signed="2000-08",
        ties=partners(
            "leica-camera", "panasonic", status=Status.CONFIRMED, citations=(Cited(LEICA_IN_2000), Cited(L2_LOOKS_BACK))
        ),
        citations=(Cited(LEICA_IN_2000), Cited(L2_LOOKS_BACK, {"signed": "2000-08"})),
    ),
    partnership(
        "leica-panasonic-digital-cameras",
        "Leica–Panasonic, digital cameras",
        Kind.COOPERATION,
        "The agreement of 2000, extended in 2001: digital cameras made in common, sold as Leica and as Panasonic.",
        status=Status.CONFIRMED,
        description="The extension was announced in Tokyo on 24 July 2001. That it was signed in 2001 is known; on "
        "which day, the record does not say.",
        announced="2001-07-24",
        signed="2001",
        follows="leica-panasonic",
        ties=partners(
            "leica-camera",
            "panasonic",
            status=Status.CONFIRMED,
            citations=(Cited(CAMERAS_IN_2001), Cited(CAMERAS_SIGNED)),
        ),
        citations=(
            Cited(CAMERAS_IN_2001, {"announced": "2001-07-24"}),
            Cited(CAMERAS_SIGNED),
            Cited(L2_LOOKS_BACK, {"signed": "2001"}),
        ),
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
        follows="leica-panasonic-digital-cameras",
        aliases=(("L squared Technology", PartnershipAlias.Kind.OTHER), ("L2 Technology", PartnershipAlias.Kind.OTHER)),
        ties=(
            *partners("leica-camera", "panasonic", status=Status.ANNOUNCED, citations=(Cited(LEICA_ON_L2),)),
            Tie(
                Creation,
                {"brand": "l2-technology"},
                {"since": "2022-05", "status": Status.ANNOUNCED},
                (Cited(LEICA_ON_L2, {"since": "2022-05-31"}),),
            ),
        ),
        citations=(
            Cited(LEICA_ON_L2, {"announced": "2022-05-31", "status": Status.ANNOUNCED}),
            Cited(L2_LOOKS_BACK, {"announced": "2022-05-31"}),
            Cited(OTHERS_ON_L2, {"announced": "2022-05-26"}),
        ),
    ),
)

ON_PHONES = (
    partnership(
        "leica-huawei",
        "Leica–Huawei",
        Kind.COOPERATION,
        "A partnership for smartphones of more than six years, which ended on 31 March 2022.",
        status=Status.CONFIRMED,
        effective="2016-02",
        ended="2022-03-31",
        ties=partners(
            "leica-camera", "huawei", status=Status.CONFIRMED, citations=(Cited(HUAWEI_BEGINS), Cited(HUAWEI_ENDS))
        ),
        citations=(
            Cited(HUAWEI_BEGINS, {"since": "2016-02"}),
            Cited(XIAOMI_BEGINS, {"since": "2015", "until": "2022-03-31"}),
            Cited(SEVEN_YEARS, {"since": "2015", "until": "2022-03"}),
            Cited(HUAWEI_ENDS, {"since": "2016-02", "until": "2022-03-31"}),
        ),
    ),
    partnership(
        "leica-xiaomi",
        "Leica–Xiaomi",
        Kind.COOPERATION,
        "A partnership for smartphones, announced on 23 May 2022.",
        status=Status.ANNOUNCED,
        announced="2022-05-23",
        ties=partners("leica-camera", "xiaomi", status=Status.ANNOUNCED, citations=(Cited(XIAOMI_BEGINS),)),
        citations=(Cited(XIAOMI_BEGINS, {"announced": "2022-05-23"}),),
    ),
)

LEICA = (*COMPANIES, *BRANDS, *WITH_PANASONIC, *ON_PHONES)
