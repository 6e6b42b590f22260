"""The keys of the grid. Each drag has one."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import timedelta
from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt

from .carrying import Carrier
from .cursor import QUARTER, CursorMover
from .scene import NEW, Landing, Scene
from .values import TrayItem
from .wishes import Wishes
from .words import item_words, moment_words, place_words, span_words

_PAGE = timedelta(hours=3)
_WEEK = 7
_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
_MODIFIERS = _SHIFT | _ALT | Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier

_REPEATED = frozenset(
    {
        Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
        Qt.Key.Key_J, Qt.Key.Key_K,
    }
)  # fmt: skip

_Action = Callable[[], object]
_Bindings = dict[tuple[Qt.KeyboardModifier, int], _Action]


class Surroundings(Protocol):
    """What the keys need of the widget."""

    def reveal(self) -> None:
        """Scrolls to what is current, or to the cursor."""

    def announce(self, words: str) -> None:
        """Has something read out."""


class Keys:
    """Moves the cursor and what is current, and tells wishes."""

    def __init__(self, wishes: Wishes, scene: Scene, around: Surroundings, letters: Callable[[], bool]) -> None:
        self._wishes, self._scene, self._around, self._letters = wishes, scene, around, letters
        self.cursor = CursorMover(wishes, scene, self._cursor_moved)
        self.carrier = Carrier(wishes, scene, around.announce)
        self._placing: TrayItem | None = None
        self._moves = self._cursor_keys()
        self._all: _Bindings = {**self._moves, **self._item_keys()}
        self._while_placing: _Bindings = {
            **self._moves,
            (_NONE, Qt.Key.Key_Return): self._put_down,
            (_NONE, Qt.Key.Key_Enter): self._put_down,
            (_NONE, Qt.Key.Key_Escape): self.stop_placing,
        }

    def _cursor_keys(self) -> _Bindings:
        key, cursor = Qt.Key, self.cursor
        return {
            (_NONE, key.Key_Up): partial(cursor.step, -QUARTER),
            (_NONE, key.Key_Down): partial(cursor.step, QUARTER),
            (_NONE, key.Key_PageUp): partial(cursor.step, -_PAGE),
            (_NONE, key.Key_PageDown): partial(cursor.step, _PAGE),
            (_NONE, key.Key_Left): lambda: cursor.column(-self._onward()),
            (_NONE, key.Key_Right): lambda: cursor.column(self._onward()),
            (_SHIFT, key.Key_Left): lambda: cursor.days(-_WEEK * self._onward()),
            (_SHIFT, key.Key_Right): lambda: cursor.days(_WEEK * self._onward()),
            (_NONE, key.Key_Home): cursor.today,
        }

    def _item_keys(self) -> _Bindings:
        key, wishes, move = Qt.Key, self._wishes, self.carrier.move
        a_day = timedelta(days=1)
        return {
            (_SHIFT, key.Key_Up): partial(self._extend, -QUARTER),
            (_SHIFT, key.Key_Down): partial(self._extend, QUARTER),
            (_ALT, key.Key_Up): partial(move, -QUARTER),
            (_ALT, key.Key_Down): partial(move, QUARTER),
            (_ALT, key.Key_Left): lambda: move(-a_day * self._onward()),
            (_ALT, key.Key_Right): lambda: move(a_day * self._onward()),
            (_ALT, key.Key_PageUp): partial(move, timedelta(0), -1),
            (_ALT, key.Key_PageDown): partial(move, timedelta(0), 1),
            (_ALT | _SHIFT, key.Key_Up): partial(self.carrier.resize, -QUARTER),
            (_ALT | _SHIFT, key.Key_Down): partial(self.carrier.resize, QUARTER),
            (_NONE, key.Key_J): partial(self.go, 1),
            (_NONE, key.Key_K): partial(self.go, -1),
            (_NONE, key.Key_Return): self._enter,
            (_NONE, key.Key_Enter): self._enter,
            (_NONE, key.Key_N): self._new,
            (_NONE, key.Key_P): wishes.place_asked.emit,
            (_NONE, key.Key_D): partial(self._of_current, wishes.duplicated.emit),
            (_NONE, key.Key_Delete): partial(self._of_current, wishes.deleted.emit),
            (_NONE, key.Key_Backspace): partial(self._of_current, wishes.deleted.emit),
            (_NONE, key.Key_Space): partial(self._of_current, wishes.ticked.emit),
            (_NONE, key.Key_T): lambda: wishes.track_asked.emit(self._scene.current),
        }

    def _onward(self) -> int:
        return -1 if self._scene.geometry.mirrored else 1

    @property
    def placing(self) -> bool:
        """Whether a waiting thing is being placed."""
        return self._placing is not None

    def takes(self, key: int, modifiers: Qt.KeyboardModifier) -> bool:
        """Whether a key means something here, so that it is not the window's."""
        if Qt.Key.Key_A <= key <= Qt.Key.Key_Z and not self._letters():
            return False
        bindings = self._while_placing if self.placing else self._all
        cleared = key == Qt.Key.Key_Escape and (self.placing or self._scene.current is not None or self._marked())
        return cleared or (modifiers & _MODIFIERS, key) in bindings

    def press(self, key: int, modifiers: Qt.KeyboardModifier, *, repeated: bool = False) -> bool:
        """Does what a key asks for; whether it means anything here. One that is held down moves on and on, and does
        everything else once."""
        if not self._scene.days or not self.takes(key, modifiers):
            return False
        if repeated and key not in _REPEATED:
            return True
        bindings = self._while_placing if self.placing else self._all
        bindings.get((modifiers & _MODIFIERS, key), self._clear)()
        return True

    # Items

    def go(self, step: int) -> bool:
        """To the next item or the one before; whether there is one."""
        id = None if self.placing else self._scene.neighbour(step)
        if id is None:
            return False
        if self._scene.choose(id):
            self._wishes.selected.emit(id)
        self._tell()
        return True

    def _of_current(self, wish: Callable[[Hashable], object]) -> None:
        if self._scene.current is not None:
            wish(self._scene.current)

    def _select(self, id: Hashable | None) -> None:
        if self._scene.select(id):
            self._wishes.selected.emit(id)

    def _enter(self) -> None:
        if self._scene.current is not None:
            self._wishes.opened.emit(self._scene.current)
        else:
            self._new()

    def _new(self) -> None:
        cursor = self.cursor.here()
        end = cursor.landing.end if self._marked() else cursor.start + NEW
        self._wishes.created.emit(cursor.start, end, cursor.lane)

    def _marked(self) -> bool:
        cursor = self._scene.cursor
        return cursor is not None and cursor.length > QUARTER

    def _extend(self, by: timedelta) -> None:
        self.cursor.here()
        self._select(None)
        self.cursor.extend(by)

    def _clear(self) -> None:
        if self._scene.cursor is not None:
            self._scene.set_cursor(self._scene.cursor._replace(length=QUARTER))
        self._select(None)
        self._tell()

    # The cursor

    def enter(self) -> None:
        """The keyboard came here: there is something it points at."""
        if self._scene.days:
            self.cursor.here()
            self._tell()

    def _cursor_moved(self) -> None:
        cursor = self.cursor.here()
        if self._placing is not None:
            self._show_placing()
        elif not self._marked():
            under = self._scene.under(cursor)
            self._select(under.id if under else None)
        self._tell()

    def _tell(self) -> None:
        self._around.reveal()
        self._around.announce(self.said())

    def said(self) -> str:
        """What is current, or where the cursor is, in words."""
        scene, cursor = self._scene, self._scene.cursor
        several = len(scene.lanes) > 1
        item = scene.item(scene.current)
        if item is not None and self._placing is None:
            return item_words(item, scene.lanes[min(item.lane, len(scene.lanes) - 1)].name if several else "")
        if cursor is None:
            return ""
        lane = scene.lanes[cursor.lane].name if several else ""
        if self._placing is not None:
            words = f"{self._placing.title}: {place_words(cursor.start, cursor.start + self._placing.length)}"
        elif self._marked():
            words = place_words(cursor.start, cursor.start + cursor.length)
        else:
            words = moment_words(cursor.start)
        return f"{words}, {lane}" if lane else words

    # Placing

    def place(self, item: TrayItem) -> None:
        """From now on arrows move where a waiting thing would land; Enter puts it there, Esc does not."""
        self.stop_placing()
        self._select(None)
        cursor = self.cursor.here()
        self._placing = item
        self.cursor.put(cursor.start, cursor.lane)

    def _show_placing(self) -> None:
        cursor, item = self._scene.cursor, self._placing
        if cursor is not None and item is not None:
            landing = Landing(cursor.start, cursor.start + item.length, cursor.lane)
            self._scene.show_landing(landing, span_words(landing.start, landing.end))

    def _put_down(self) -> None:
        cursor, item = self.cursor.here(), self._placing
        if item is not None:
            self._placing = None
            self._scene.show_landing(None)
            self._wishes.dropped.emit(item.key, cursor.start, cursor.lane)
            self._wishes.placing_ended.emit(True)

    def stop_placing(self) -> None:
        """Leaves the waiting thing where it is."""
        if self._placing is not None:
            self._placing = None
            self._scene.show_landing(None)
            self._wishes.placing_ended.emit(False)

    # News

    def days_changed(self) -> None:
        """Other days are shown."""
        self.cursor.keep_shown()
        self._show_placing()

    def items_changed(self) -> None:
        """Other items are shown."""
        self.carrier.settle()
        self._show_placing()
