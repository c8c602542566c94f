"""How days and moments are written, where Django's own formats of a language are not this paper's."""
