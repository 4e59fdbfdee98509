"""The version of the reader, written into every record so that old readings can be told from new ones."""

__version__ = "0.1.0"
