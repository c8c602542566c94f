"""python -m photos.darkroom inspect|develop ORIGINAL OUT"""

import importlib
import sys
from pathlib import Path

from photos.darkroom.limits import LIMITS, keep_within


def main(order, original, out):
    """Carry out an order, "inspect" or "develop", within its limits, on the paths of a picture and of a folder."""
    keep_within(LIMITS[order])
    # Only now: the other order's modules would be read for nothing, and decoders are to live within the limits.
    importlib.import_module(f"photos.darkroom.{order}").main(Path(original), Path(out))


if __name__ == "__main__":
    main(*sys.argv[1:])
