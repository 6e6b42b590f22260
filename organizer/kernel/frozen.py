"""Frozen dataclasses that cost a start next to nothing.

`dataclass(frozen=True)` writes and compiles six methods for each class, which takes half a millisecond, and the program
has a hundred such classes before its first page. Here they are written together when values are first compared, or once
several have been made; the first few are made field by field. `dataclasses.fields` and `dataclasses.replace` work as
they do with any dataclass.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError
from types import MemberDescriptorType
from typing import Any, TypeVar, dataclass_transform, overload

T = TypeVar("T")
_WRITTEN = ("__init__", "__eq__", "__hash__")
_FEW = 8
"""Values of a class that are made in less time than methods for it are written in."""


@overload
def frozen(cls: type[T], /) -> type[T]: ...
@overload
def frozen(*, slots: bool = True, repr: bool = True, kw_only: bool = False) -> Callable[[type[T]], type[T]]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(dataclasses.field,))
def frozen(
    cls: type[Any] | None = None, /, *, slots: bool = True, repr: bool = True, kw_only: bool = False
) -> Any:  # fmt: skip
    """Makes a class one of frozen values that are equal where their fields are.

    Without `slots` the class may have cached properties and call `super()`. Without `repr` nothing shows its fields; a
    `__repr__` of its own the class keeps.
    """

    def decorate(cls: type[Any]) -> type[Any]:
        # Without a docstring, dataclass() inspects the signature for one: that takes longer than all the rest.
        cls.__doc__ = cls.__doc__ or cls.__name__
        made = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots, kw_only=kw_only)(cls)
        methods = {name: _written_when_called(made, name) for name in _WRITTEN}
        methods["__init__"] = _init_of_few(made)
        methods |= {"__setattr__": _refuse_set, "__delattr__": _refuse_delete}
        if repr and "__repr__" not in vars(cls):
            methods["__repr__"] = _repr
        for name, method in methods.items():
            setattr(made, name, method)
        return made

    return decorate if cls is None else decorate(cls)


def _init_of_few(cls: type[Any]) -> Callable[..., None]:
    made = 0

    def first(self: Any, *args: Any, **kwargs: Any) -> None:
        nonlocal made
        made += 1
        if made > _FEW or not _fill(cls, self, args, kwargs):
            _write(cls)
            cls.__init__(self, *args, **kwargs)

    return first


def _fill(cls: type[Any], made: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> bool:
    """Gives a value its fields; False where the arguments are not those of the class, which `__init__` then says."""
    fields = [field for field in dataclasses.fields(cls) if field.init]
    by_place = [field.name for field in fields if not field.kw_only]
    given = dict(zip(by_place, args, strict=False)) | kwargs
    if len(args) > len(by_place) or len(given) < len(kwargs) + len(args) or given.keys() - {f.name for f in fields}:
        return False
    for field in fields:
        if field.name in given:
            value = given[field.name]
        elif field.default is not MISSING:
            value = field.default
        elif field.default_factory is not MISSING:
            value = field.default_factory()
        else:
            return False
        _setter(cls, field.name)(made, value)
    if hasattr(cls, "__post_init__"):
        made.__post_init__()
    return True


def _written_when_called(cls: type[Any], name: str) -> Callable[..., Any]:
    def first(self: Any, *args: Any) -> Any:
        _write(cls)
        return getattr(cls, name)(self, *args)

    return first


def _write(cls: type[Any]) -> None:
    """Puts the methods into the class."""
    fields = [field for field in dataclasses.fields(cls) if field.init]
    known: dict[str, Any] = {"made_anew": MISSING}
    by_place: list[str] = []
    by_name: list[str] = []
    body: list[str] = []
    for field in fields:
        name = field.name
        known[f"set_{name}"] = _setter(cls, name)
        value, parameter = name, name
        if field.default is not MISSING:
            known[f"default_{name}"] = field.default
            parameter = f"{name}=default_{name}"
        elif field.default_factory is not MISSING:
            known[f"make_{name}"] = field.default_factory
            parameter = f"{name}=made_anew"
            value = f"make_{name}() if {name} is made_anew else {name}"
        (by_name if field.kw_only else by_place).append(parameter)
        body.append(f" set_{name}(self, {value})")
    if hasattr(cls, "__post_init__"):
        body.append(" self.__post_init__()")
    parameters = ["self", *by_place, *(("*", *by_name) if by_name else ())]
    mine, others = (_values(fields, of) for of in ("self", "other"))
    lines = [
        f"def __init__({', '.join(parameters)}):", *(body or [" pass"]),
        "def __eq__(self, other):",
        f" return {mine} == {others} if other.__class__ is self.__class__ else NotImplemented",
        "def __hash__(self):",
        f" return hash({mine})",
    ]  # fmt: skip
    exec("\n".join(lines), known)  # names of fields and nothing else
    for name in _WRITTEN:
        setattr(cls, name, known[name])


def _values(fields: list[Field[Any]], of: str) -> str:
    return f"({''.join(f'{of}.{field.name}, ' for field in fields)})"


def _setter(cls: type[Any], name: str) -> Callable[[Any, Any], None]:
    slot = getattr(cls, name, None)
    if isinstance(slot, MemberDescriptorType):
        return slot.__set__

    def set_(self: Any, value: Any) -> None:
        self.__dict__[name] = value

    return set_


def _repr(self: Any) -> str:
    shown = (f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self) if field.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _refuse_set(self: Any, name: str, value: Any) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_delete(self: Any, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")
