"""Pentax: a name that went from Asahi Optical to Hoya to Ricoh, and stayed behind on endoscopes."""

from companies.models import Brand
from newsroom.demo.publications.names import (
    PENTAX_ABSORBED,
    PENTAX_HANDED_OVER,
    PENTAX_IN_THE_LEXICON,
    PENTAX_IN_THE_MUSEUM,
    PENTAX_SOLD,
    PENTAX_SPLIT,
    PENTAX_TRADE_MARK,
)
from newsroom.demo.records.entries import LEGAL, OTHER, brand, came_after, company, owner, part_of
from newsroom.demo.shapes import Cited, Make

MERGED, SOLD = "2008-03-31", "2011-10-01"

COMPANIES = (
    company(
        "asahi-optical",
        "Asahi Optical",
        "The company that made the first Pentax; it was dissolved into Hoya on 31 March 2008.",
        description="It began with lenses for spectacles in 1919, and bought the name Pentax in 1957. In 2002 it took "
        "that name for itself, Pentax Corporation, and bore it to the end.",
        country="JP",
        founded="1919",
        dissolved=MERGED,
        aliases=(("Pentax Corporation", LEGAL), ("Asahi Optical Company Limited", OTHER)),
        ties=(
            part_of(
                "hoya",
                Cited(PENTAX_ABSORBED, {"since": "2007-08", "until": MERGED}),
                Cited(PENTAX_SPLIT, {"since": "2007", "until": MERGED}),
                since="2007-08",
                until=MERGED,
                note="until it was merged",
            ),
        ),
        citations=(
            Cited(PENTAX_IN_THE_MUSEUM, {"since": "1919", "until": "2008"}),
            Cited(PENTAX_IN_THE_LEXICON, {"since": "1919"}),
            Cited(PENTAX_ABSORBED, {"until": MERGED}),
        ),
        makes=(Make("PENTAX Corporation", until=MERGED), Make("PENTAX", until=MERGED)),
    ),
    company(
        "hoya",
        "Hoya",
        "Maker of optical glass in Tokyo, Japan; it owned Pentax whole for three and a half years.",
        description="Hoya took over the maker of Pentax, sold the cameras on to Ricoh on 1 October 2011, and kept the "
        "name for endoscopes.",
        country="JP",
        headquarters="Tokyo",
        aliases=(("Hoya Corporation", LEGAL),),
        ties=(
            came_after(
                "asahi-optical",
                Cited(PENTAX_ABSORBED, {"since": MERGED}),
                Cited(PENTAX_SPLIT, {"since": MERGED}),
                since=MERGED,
                note="by merger",
            ),
        ),
        makes=(Make("PENTAX", since=MERGED, until=SOLD),),
    ),
    company(
        "ricoh",
        "Ricoh",
        "Maker of copiers and cameras in Japan; Pentax cameras are its own since 1 October 2011.",
        country="JP",
        aliases=(("Ricoh Co. Ltd.", LEGAL),),
        ties=(
            came_after(
                "hoya",
                Cited(PENTAX_SOLD, {"since": SOLD}),
                Cited(PENTAX_HANDED_OVER, {"since": SOLD}),
                since=SOLD,
                note="for the cameras called Pentax",
            ),
        ),
        makes=(Make("PENTAX", since=SOLD), Make("PENTAX RICOH IMAGING"), Make("RICOH IMAGING COMPANY, LTD.")),
    ),
)

PENTAX = (
    *COMPANIES,
    brand(
        "pentax",
        "Pentax",
        Brand.Kind.CAMERAS_AND_LENSES,
        "A name for cameras that has been sold twice, and since 2011 has two owners: Ricoh for cameras, Hoya for "
        "endoscopes.",
        description="Asahi Optical bought the name in 1957. Since 31 March 2008 it was Hoya’s; on 1 October 2011 the "
        "cameras went to Ricoh, and Hoya kept the name for endoscopes.\n\nWhat Ricoh has, its own word leaves open: "
        "asked in 2019, it said that the trade mark is Hoya’s, and that nothing restricts its use for cameras. The "
        "record counts it as the owner for cameras, and shows the source.",
        launched="1957",
        ties=(
            owner("asahi-optical", Cited(PENTAX_IN_THE_MUSEUM, {"since": "1957"}), since="1957", until=MERGED),
            owner("hoya", Cited(PENTAX_SPLIT, {"since": MERGED}), since=MERGED, until=SOLD, scope="cameras"),
            owner("hoya", Cited(PENTAX_SPLIT), Cited(PENTAX_TRADE_MARK), since=MERGED, scope="endoscopes"),
            owner(
                "ricoh",
                Cited(PENTAX_SOLD, {"since": SOLD}),
                Cited(PENTAX_HANDED_OVER, {"since": SOLD}),
                Cited(PENTAX_TRADE_MARK),
                since=SOLD,
                scope="cameras",
            ),
        ),
        citations=(Cited(PENTAX_IN_THE_MUSEUM, {"since": "1957"}), Cited(PENTAX_IN_THE_LEXICON, {"since": "1957"})),
    ),
)
