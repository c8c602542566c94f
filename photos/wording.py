"""What the form for a photograph says beside its fields, in a newcomer's words."""

# What must be there in the end, though the form may leave it to the file.
UNTOLD = {
    "title": "Give it a title: the file tells none.",
    "credit": "Say whose picture it is: the file does not tell.",
}

NOT_STORED = (
    "The storage for photographs did not take this file just now. Nothing you typed is lost; try again in a moment."
)

HELP = {
    "title": "Its name on the desk; readers do not see it.",
    "alt_text": (
        "For readers who cannot see the picture: say in a sentence what it shows and why it is there, as you "
        "would on the telephone. “A hand turns the aperture ring of a black 50 mm lens”, not “photo of a lens” "
        "and not the file’s name. What the caption says already need not be repeated."
    ),
    "caption": "What readers see under the picture: place, day, what is seen. Plain text.",
    "credit": "Whose picture it is, as readers see it after “Image:”, such as “Leica / Panasonic / Sigma”.",
    "creator": "Who pressed the shutter, if it is not the one whom the credit names.",
    "copyright_notice": "As its owner wants it to read: “© 2022 Leica Camera AG”.",
    "keywords": "What you would search for, with commas between. Readers do not see them.",
    "licence": "What allows us to show it. A story with a picture that has none cannot be published.",
    "licence_url": "Where its terms can be read.",
    "rights_end_on": "The last day on which we may show it. On the next, readers lose it. Empty: no end.",
    "may_syndicate": "Whether our feeds may pass it on with a story, to whoever shows them.",
    "focal_x": "In hundredths of the width.",
    "focal_y": "In hundredths of the height.",
}

LICENCES = (
    *("Our own", "By agreement with the photographer", "Agency contract", "Press picture, for editorial use"),
    *("CC BY 4.0", "CC BY-SA 4.0", "CC BY-ND 4.0", "CC0 1.0", "Public domain"),
)
