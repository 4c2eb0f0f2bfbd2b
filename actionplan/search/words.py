"""Text to words, as the search box takes it apart too, and the words that say little or nothing."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile("['\u2018\u2019\u02bc`]")


def words(text: str) -> list[str]:
    """The words of a text, in order: lower case, without accents and apostrophes.

    `search-words.js` takes apart what is typed by the same rule.

    >>> words("P&QR: the child's pre-birth plan")
    ['p', 'and', 'qr', 'the', 'childs', 'pre', 'birth', 'plan']
    """
    spread = _APOSTROPHE.sub("", text.lower().replace("&", " and "))
    plain = unicodedata.normalize("NFKD", spread)
    return _WORD.findall("".join(sign for sign in plain if not unicodedata.combining(sign)))


SILENT = frozenset(
    words("a an and as at be by for from in is it its of on or that the to was were with")
)
"""Words that are not indexed."""

FILLING = frozenset(
    words(
        """about also am any anyone anything been being can could did difference do does doing done
        find get getting give go going had happen happened happens has have having he her him his
        how i if into just look looking me mean meaning means meant my need needs no not our out
        please she should show so some something stand stands still than their them then there these
        they this those up us want wants we what whats when where which while who whom whos whose
        why will would you your"""
    )
)
"""Words with which people put a question: looked for only where nothing else is asked."""

LIGHT = frozenset(
    words(
        """all ask asked asks called change changes down each every feed lead leads led like made
        make makes many more most much new number off one only over oversee oversees own part
        plan plans put replace replaced responsibilities responsibility responsible say says set
        side take taken tell time times treated use used using way work working works year years"""
    )
)
"""Words that help to find the place and that a page need not have."""


def telling(text: str) -> list[str]:
    """The words of a text that are indexed."""
    return [word for word in words(text) if word not in SILENT]
