"""The darkroom opens pictures that strangers made: a program of its own, without Django, started for each picture.

    python -m photos.darkroom inspect ORIGINAL OUT
    python -m photos.darkroom develop ORIGINAL OUT

What a hostile file can do ends with the process: its memory and time are limited, it knows no secret, and all that the
house takes from it is what it prints and the files in the folder OUT.
"""
