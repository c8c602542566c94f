"""The site's language as Open Graph writes it: a language and a territory (https://ogp.me/#optional)."""

from django.utils.translation import to_locale

# Languages that are not called like the country that most of those who read them live in.
TERRITORIES = {
    "cs": "CZ",
    "da": "DK",
    "el": "GR",
    "en": "US",
    "et": "EE",
    "ja": "JP",
    "ko": "KR",
    "nb": "NO",
    "nn": "NO",
    "sl": "SI",
    "sv": "SE",
    "uk": "UA",
    "zh": "CN",
}


def card_locale(language):
    """Return the locale of a language code: "en_US" of "en", "de_AT" of "de-at", "zh_TW" of "zh-hant-tw"."""
    base, *rest = to_locale(language).replace("-", "_").split("_")
    territory = next((part.upper() for part in reversed(rest) if len(part) == 2), "")
    return f"{base}_{territory or TERRITORIES.get(base, base.upper())}"
