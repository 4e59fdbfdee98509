"""Riwaya: who says that what happened, read from Arabic news."""
