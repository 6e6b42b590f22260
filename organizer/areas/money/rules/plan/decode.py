"""Plain values from JSON, checked against the fields of a dataclass; every problem is named by its JSON path."""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Mapping
from datetime import date
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from .faults import PlanError

T = TypeVar("T")


def parsed(text: str) -> Any:
    """Any JSON. Raises PlanError with line and column, or for a key that comes twice."""
    try:
        return json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        raise PlanError([f"line {error.lineno}, column {error.colno}: {error.msg}"]) from None
    except RecursionError:
        raise PlanError(["Too deeply nested"]) from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        keys = [key for key, _ in pairs]
        raise PlanError([f"{key}: Twice in one object" for key in made if keys.count(key) > 1])
    return made


class Decoder:
    """Makes values and gathers what is wrong with them."""

    def __init__(self) -> None:
        self.problems: list[str] = []

    def require(self) -> None:
        """Raises PlanError if anything was wrong."""
        if self.problems:
            raise PlanError(self.problems)

    def wrong(self, path: str, words: str) -> None:
        """Something is wrong at a place."""
        self.problems.append(f"{path or 'the file'}: {words}")

    def made(self, cls: type[T], raw: Any, path: str) -> T | None:
        """A dataclass from an object with a key for each field; None where something in it is wrong."""
        if not isinstance(raw, dict):
            self.wrong(path, "An object is needed")
            return None
        before = len(self.problems)
        hints, known = get_type_hints(cls), {f.name: f for f in dataclasses.fields(cls)}  # type: ignore[arg-type]
        for key in raw:
            if key not in known:
                self.wrong(_under(path, key), "There is no such key")
        values = {k: self.value(hints[k], v, _under(path, k)) for k, v in raw.items() if k in known}
        for name, f in known.items():
            if name not in raw and f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING:
                self.wrong(_under(path, name), "Missing")
        return cls(**values) if len(self.problems) == before else None

    def value(self, hint: Any, raw: Any, path: str) -> Any:
        """A value of a type; None where it is wrong."""
        origin, arguments = get_origin(hint), get_args(hint)
        if origin is UnionType:
            if raw is None and NoneType in arguments:
                return None
            return self.value(next(each for each in arguments if each is not NoneType), raw, path)
        if origin is Literal:
            return raw if raw in arguments else self.wrong(path, f"One of {', '.join(arguments)}")
        if origin is tuple:
            if not isinstance(raw, list):
                return self.wrong(path, "A list is needed")
            return tuple(self.value(arguments[0], each, f"{path}[{at}]") for at, each in enumerate(raw))
        if origin in (Mapping, dict) or (isinstance(origin, type) and issubclass(origin, Mapping)):
            return self._mapping(arguments, raw, path)
        if dataclasses.is_dataclass(hint):
            return self.made(hint, raw, path)  # type: ignore[arg-type]
        return self._scalar(hint, raw, path)

    def _mapping(self, arguments: tuple[Any, ...], raw: Any, path: str) -> Any:
        if not isinstance(raw, dict):
            return self.wrong(path, "An object is needed")
        if get_origin(arguments[0]) is not tuple:
            return {key: self.value(arguments[1], each, _under(path, key)) for key, each in raw.items()}
        pairs: dict[tuple[str, str], Any] = {}
        for one, others in raw.items():
            inner = self._mapping((str, arguments[1]), others, _under(path, one)) or {}
            pairs |= {(one, other): each for other, each in inner.items()}
        return pairs

    def _scalar(self, hint: Any, raw: Any, path: str) -> Any:
        if hint is bool or isinstance(raw, bool):
            return raw if hint is bool and isinstance(raw, bool) else self.wrong(path, _needed(hint))
        if hint is float and isinstance(raw, int | float):
            try:
                number = float(raw)
            except OverflowError:
                number = math.inf
            return number if math.isfinite(number) else self.wrong(path, "Not a finite number")
        if hint in (int, str) and isinstance(raw, hint):
            return raw
        if hint is date and isinstance(raw, str):
            try:
                return date.fromisoformat(raw)
            except ValueError:
                pass
        return self.wrong(path, _needed(hint))


def _needed(hint: Any) -> str:
    words = {bool: "true or false", float: "A number", int: "A whole number", str: "A text", date: "A day, 2026-11-19,"}
    return f"{words.get(hint, 'Something else')} is needed"


def _under(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key
