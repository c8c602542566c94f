"""Who writes for the demo paper. All of them are invented; their portraits are silhouettes, computer-generated."""

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
}
