"""Who writes for the demo paper. All of them are invented; their portraits are silhouettes, computer-generated.

Not everybody has a portrait: a page must look right without.
"""

AUTHORS = {
    "ines-halloran": {
        "name": "Ines Halloran",
        "role": "Editor, business",
        "bio": "Ines Halloran follows who owns, lends and shares what in photography, and keeps the paper’s record. "
        "She likes a date that admits what it does not know.",
        "portrait": "portrait-02",
    },
    "tomas-brandt": {
        "name": "Tomas Brandt",
        "role": "Writer, lenses and mounts",
        "bio": "Tomas Brandt repaired lenses before he wrote about them, and still explains them with a hand and a "
        "lamp.",
        "portrait": "portrait-01",
    },
    "mei-okabe": {
        "name": "Mei Okabe",
        "role": "Reporter and photographer",
        "bio": "Mei Okabe writes about phones, film and everything between them. She edits the picture pages, and "
        "prints on Sundays.",
        "portrait": "portrait-03",
    },
    "aksel-nordahl": {
        "name": "Aksel Nordahl",
        "role": "Picture pages, night and water",
        "bio": "Aksel Nordahl writes about what a shutter sees when it is left open. Like him, the pictures under his "
        "name are invented: a computer made them.",
    },
    "clara-winther": {
        "name": "Clara Winther",
        "role": "Translator",
        "bio": "Clara Winther puts Aksel Nordahl’s pieces into English, and his commas into the river.",
    },
}
