"""Companies, their parents and successors."""

from companies.models import Company, CompanyAlias, Parenthood, Status, Succession
from newsroom.demo.publications import HASSELBLAD_INSIDERS, HASSELBLAD_NO_NEWS, OLYMPUS_TRANSFER
from newsroom.demo.shapes import Cited, Entry, Tie

LEGAL, OTHER = CompanyAlias.Kind.LEGAL, CompanyAlias.Kind.OTHER


def company(slug, name, summary, *, aliases=(), ties=(), **fields):
    return Entry(Company, {"slug": slug, "name": name, "summary": summary, **fields}, aliases=aliases, ties=ties)


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
    ),
    company(
        "panasonic",
        "Panasonic",
        "Electronics maker in Kadoma, Japan, whose cameras are called Lumix.",
        description="Panasonic has sold cameras as Lumix since 2001. It has worked with Leica Camera since August "
        "2000, and founded the L-Mount Alliance with Leica Camera and Sigma.",
        country="JP",
        headquarters="Kadoma",
        founded="1918",
        website="https://www.panasonic.com",
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
    ),
    company(
        "xiaomi",
        "Xiaomi",
        "Maker of smartphones in Beijing, China; Leica Camera’s partner for phones since 2022.",
        country="CN",
        headquarters="Beijing",
        founded="2010",
        website="https://www.mi.com",
    ),
    company(
        "huawei",
        "Huawei",
        "Maker of smartphones in Shenzhen, China; Leica Camera’s partner for phones until 2022.",
        country="CN",
        headquarters="Shenzhen",
        founded="1987",
        website="https://www.huawei.com",
    ),
    company("ernst-leitz-wetzlar", "Ernst Leitz Wetzlar", "By report a member of the L-Mount Alliance since 2021."),
    company(
        "dji",
        "DJI",
        "By report a member of the L-Mount Alliance, and the owner of a majority of Hasselblad.",
        website="https://www.dji.com",
    ),
    company("samyang", "Samyang", "By report a member of the L-Mount Alliance since July 2023."),
    company("astrodesign", "Astrodesign", "By report a member of the L-Mount Alliance since July 2023."),
    company(
        "blackmagic-design",
        "Blackmagic Design",
        "By report a member of the L-Mount Alliance since September 2023.",
        website="https://www.blackmagicdesign.com",
    ),
    company("sirui", "Sirui", "By report a member of the L-Mount Alliance since March 2025."),
    company(
        "olympus",
        "Olympus",
        "It made cameras under its own name until they passed to OM Digital Solutions on 1 January 2021.",
    ),
    company(
        "om-digital-solutions",
        "OM Digital Solutions",
        "The company that took over the cameras of Olympus on 1 January 2021.",
        description="OM Digital Solutions used the name Olympus under licence for a time. Its own brand is OM System.",
        ties=(
            Tie(
                Succession,
                {"predecessor": "olympus"},
                {"since": "2021-01-01", "status": Status.CONFIRMED, "note": "for the cameras"},
                (Cited(OLYMPUS_TRANSFER, {"since": "2021-01-01"}),),
            ),
        ),
    ),
    company(
        "hasselblad",
        "Hasselblad",
        "A camera maker of which DJI is reported to have taken a majority in 2017; sources differ.",
        website="https://www.hasselblad.com",
        ties=(
            Tie(
                Parenthood,
                {"parent": "dji"},
                {"since": "2017", "status": Status.REPORTED, "note": "a majority"},
                (
                    Cited(HASSELBLAD_INSIDERS, {"since": "2017", "status": Status.CONFIRMED}),
                    Cited(HASSELBLAD_NO_NEWS, {"status": Status.REPORTED}),
                ),
            ),
        ),
    ),
)
