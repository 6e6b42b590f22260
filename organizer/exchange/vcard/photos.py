"""Pictures inside cards."""

from __future__ import annotations

import binascii
from urllib.parse import unquote_to_bytes

from organizer.exchange.content_lines import Line
from organizer.exchange.content_values import parameter
from organizer.exchange.draft import Photo
from organizer.kernel.errors import FieldError

from .properties import Version

PHOTO_LIMIT = 10_000_000
"""Bytes of one picture."""

# A picture is what begins like one, whatever its TYPE says.
_SIGNATURES = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"BM", "image/bmp"),
)


def media_type_of(data: bytes) -> str | None:
    """The media type of a picture by its first bytes, or None."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    return next((media_type for signature, media_type in _SIGNATURES if data.startswith(signature)), None)


def is_embedded(line: Line) -> bool:
    """Whether a PHOTO holds its picture; one that only names an address is never fetched."""
    if parameter(line.params, "ENCODING").lower() in ("b", "base64"):
        return True
    return line.value[:5].lower() == "data:"


def photo_of(line: Line) -> Photo:
    """The picture in a PHOTO line. Raises FieldError with why there is none."""
    text = line.value
    if text[:5].lower() == "data:":
        head, _, text = text[5:].partition(",")
        if not head.lower().rstrip("\\").endswith("base64"):
            return _checked(unquote_to_bytes(text[: 3 * PHOTO_LIMIT]))
    text = text.translate({32: None, 9: None, 92: None})
    if len(text) > PHOTO_LIMIT * 4 // 3 + 4:
        raise FieldError(f"the picture is larger than {PHOTO_LIMIT // 1_000_000} MB")
    try:
        data = binascii.a2b_base64(text.encode("ascii", "replace"), strict_mode=True)
    except (binascii.Error, ValueError):
        raise FieldError("the picture is damaged") from None
    return _checked(data)


def _checked(data: bytes) -> Photo:
    media_type = media_type_of(data)
    if media_type is None:
        raise FieldError("the picture is of no kind that is known")
    return Photo(data, media_type)


def photo_line(photo: Photo, version: Version) -> str:
    """The PHOTO line of a picture."""
    text = binascii.b2a_base64(photo.data, newline=False).decode("ascii")
    if version == "4.0":
        return f"PHOTO:data:{photo.media_type};base64,{text}"
    return f"PHOTO;ENCODING=b;TYPE={photo.media_type.removeprefix('image/').upper()}:{text}"
