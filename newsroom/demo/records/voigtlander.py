"""Voigtländer: one company owns the name, another makes what bears it."""

from companies.models import Brand
from newsroom.demo.publications.names import (
    COSINA_PORTRAIT,
    VOIGTLANDER_IN_WIKIPEDIA,
    VOIGTLANDER_LENT,
    VOIGTLANDER_TODAY,
)
from newsroom.demo.records.entries import FORMER, LEGAL, brand, company, licensee, owner
from newsroom.demo.shapes import Cited

VOIGTLANDER = (
    company(
        "ringfoto",
        "Ringfoto",
        "The German group that owns the name Voigtländer, and makes no cameras of that name itself.",
        country="DE",
        aliases=(("RINGFOTO GmbH & Co. ALFO Marketing KG", LEGAL),),
        citations=(Cited(VOIGTLANDER_IN_WIKIPEDIA), Cited(VOIGTLANDER_TODAY)),
    ),
    company(
        "cosina",
        "Cosina",
        "Maker of cameras and lenses in Nagano, Japan; those called Voigtländer it makes under licence.",
        country="JP",
        founded="1959",
        aliases=(("Cosina Co., Ltd.", LEGAL), ("Nikoh", FORMER)),
        citations=(Cited(COSINA_PORTRAIT, {"since": "1959"}),),
    ),
    brand(
        "voigtlander",
        "Voigtländer",
        Brand.Kind.CAMERAS_AND_LENSES,
        "An old name in optics, owned by Ringfoto and licensed to Cosina since 1999: owner and licensee differ.",
        description="The name goes back to a workshop that Johann Christoph Voigtländer founded in Vienna in 1756. "
        "When the works were closed the name outlived them, and came by way of Rollei and Plusfoto to Ringfoto.",
        same_as="https://en.wikipedia.org/wiki/Voigtl%C3%A4nder",
        ties=(
            owner(
                "ringfoto",
                Cited(VOIGTLANDER_IN_WIKIPEDIA, {"since": "1997"}),
                Cited(VOIGTLANDER_LENT, {"since": "1997"}),
                Cited(VOIGTLANDER_TODAY),
                since="1997",
            ),
            licensee(
                "cosina",
                Cited(VOIGTLANDER_LENT, {"since": "1999"}),
                Cited(VOIGTLANDER_TODAY),
                since="1999",
            ),
        ),
        citations=(Cited(VOIGTLANDER_IN_WIKIPEDIA), Cited(VOIGTLANDER_TODAY)),
    ),
)
