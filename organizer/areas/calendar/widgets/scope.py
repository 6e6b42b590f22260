"""Which instances of a series a change is for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from organizer.areas.calendar.rules.scope import Scope
from organizer.ui.context import PageContext
from organizer.ui.dialogs import WaysDialog


def ask_scope(
    context: PageContext, verb: str, then: Callable[[Scope], None], *, scopes: Sequence[Scope] = tuple(Scope),
    given_up: Callable[[], None] | None = None,
) -> WaysDialog:  # fmt: skip
    """Asks 'Move which of them?' (for the verb 'Move') and comes back at once; later calls `then`, or `given_up`.

    The answer begins with the one given last for this verb, at first 'Only this one'.
    """
    key = f"calendar/scope/{verb.casefold()}"
    kept = context.settings.text(key, Scope.THIS.value)
    first = next((place for place, scope in enumerate(scopes) if scope.value == kept), 0)
    dialog = WaysDialog(context.host.over, f"{verb} which of them?", [scope.label for scope in scopes], first)

    def chosen(place: int) -> None:
        context.settings.set(key, str(scopes[place].value))
        then(scopes[place])

    dialog.chosen.connect(chosen)
    if given_up is not None:
        dialog.rejected.connect(given_up)
    dialog.open()
    return dialog
