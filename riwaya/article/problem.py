"""What went wrong with one input, and what was asked for all of them: the two small records of this stage."""

from __future__ import annotations

import msgspec


class Problem(msgspec.Struct, frozen=True):
    """Something that could not be read: ``where`` (file, line), ``what`` (the field or fault), ``todo`` (what helps).

    A problem is data, not an exception: the other articles of the same input are still read.
    """

    where: str
    what: str
    todo: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}; {self.todo}"


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What the user says about the articles. ``published`` is ``YYYY-MM-DD``.

    A ``.txt`` or ``.html`` file takes these over what it says itself, a row of ``.jsonl`` where it says nothing.
    """

    title: str | None = None
    outlet: str | None = None
    published: str | None = None
