"""How hard a passphrase is to guess, in words."""

from __future__ import annotations

from collections.abc import Sequence

from organizer.kernel.frozen import frozen

LEVELS = 5
_LONGEST = 40
# Guesses that each level takes, as powers of ten; Argon2id lets a good machine try some thousands a second.
_STEPS = ((6, "Very easy to guess."), (8, "Weak."), (11, "Fair."), (15, "Strong."))


@frozen
class Strength:
    """`level` from 1 to LEVELS, and the word for it."""

    level: int
    word: str

    @property
    def enough(self) -> bool:
        """Whether it will do; a weaker one is allowed, with advice."""
        return self.level > 3


def strength(passphrase: str, known: Sequence[str] = ()) -> Strength:
    """The strength by zxcvbn; `known` are words that anybody would try first, such as the user's name.

    Only the beginning of a long passphrase is looked at, which keeps it a matter of milliseconds.
    """
    from zxcvbn import zxcvbn

    words = [part for text in known for part in (text, *text.split())]
    power = float(zxcvbn(passphrase[:_LONGEST], user_inputs=words)["guesses_log10"])
    for level, (limit, word) in enumerate(_STEPS, 1):
        if power < limit:
            return Strength(level, word)
    return Strength(LEVELS, "Very strong.")
