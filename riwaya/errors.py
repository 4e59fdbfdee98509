"""Everything that Riwaya tells its user went wrong: each message names the file, line or field and what to do."""


class RiwayaError(Exception):
    """Base of all errors that a user can act on."""


class LexiconError(RiwayaError):
    """A lexicon file does not fit its record: names file, line and field."""


class InputError(RiwayaError):
    """An input could not be read as articles: names file and, where there is one, line."""
