"""The key of an encrypted profile, and what the first bytes of a file say.

SQLCipher keeps 16 random bytes in the clear at the front of a file. They are the salt under which Argon2id (RFC 9106)
makes the 256-bit key from the passphrase, so that one file and one passphrase are all that is needed.
"""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

from organizer.kernel.errors import EnvironmentFailure, FieldError, ProfileDamaged
from organizer.kernel.frozen import frozen

PLAIN_HEADER = b"SQLite format 3\x00"
SALT_SIZE = 16
# RFC 9106, second recommended option: 64 MiB, three passes, four lanes.
_MEMORY_KIB, _PASSES, _LANES = 64 * 1024, 3, 4


@frozen(repr=False)
class Key:
    """256 bits and the salt of the file they open. Never shown, logged or compared by text."""

    secret: bytes
    salt: bytes

    def pragma(self) -> str:
        """The raw key as SQLCipher takes it."""
        return f"PRAGMA key = \"x'{self.secret.hex()}{self.salt.hex()}'\""


def derive(passphrase: str, salt: bytes) -> Key:
    """The key of a passphrase for a file with this salt. Raises FieldError for an empty one.

    The same letters typed on another system, where an accent may be a character of its own, open the file as well.
    """
    from argon2.low_level import Type, hash_secret_raw

    if not passphrase:
        raise FieldError("A passphrase cannot be empty")
    letters = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    secret = hash_secret_raw(
        letters, salt, time_cost=_PASSES, memory_cost=_MEMORY_KIB,
        parallelism=_LANES, hash_len=32, type=Type.ID,
    )  # fmt: skip
    return Key(secret, salt)


def new_key(passphrase: str) -> Key:
    """A key for a file to be made."""
    return derive(passphrase, os.urandom(SALT_SIZE))


def header(path: Path) -> bytes:
    """The first 16 bytes of a profile file.

    Raises EnvironmentFailure when it cannot be read, ProfileDamaged when it is too short to be one.
    """
    try:
        with path.open("rb") as file:
            first = file.read(SALT_SIZE)
            long_enough = len(file.read(512)) == 512
    except FileNotFoundError:
        raise EnvironmentFailure(f"There is no file {path.name}") from None
    except OSError as error:
        raise EnvironmentFailure(f"{path.name} cannot be read: {error.strerror}") from None
    if not long_enough:
        raise ProfileDamaged(f"{path.name} is empty or cut off; it is not a whole profile")
    return first


def is_encrypted(path: Path) -> bool:
    """Whether a passphrase is needed. Raises as `header` does."""
    return header(path) != PLAIN_HEADER
