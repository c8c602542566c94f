"""The record as the demo paper keeps it: no date more exact than its source, nothing where nothing is known.

Each module tells one story: the companies first, then their brands, then what they did together. The founding story
comes last, for what was released last stands first on the front page.
"""

from newsroom.demo.records.hasselblad import HASSELBLAD
from newsroom.demo.records.l_mount import L_MOUNT
from newsroom.demo.records.leica import LEICA
from newsroom.demo.records.minolta import MINOLTA
from newsroom.demo.records.olympus import OLYMPUS
from newsroom.demo.records.pentax import PENTAX
from newsroom.demo.records.voigtlander import VOIGTLANDER

RECORDS = (*HASSELBLAD, *VOIGTLANDER, *OLYMPUS, *MINOLTA, *PENTAX, *L_MOUNT, *LEICA)
