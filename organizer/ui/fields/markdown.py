"""Markdown as it is typed: what its marks look like, and the edits that buttons make to it."""

import re
from typing import NamedTuple

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument, QTextFormat

from organizer.ui.theme import theme

TASK = re.compile(r"^(\s*)[-*+] \[([ xX])\] ")
_LIST = re.compile(r"^(\s*)(?:([-*+]) (\[[ xX]\] )?|(\d{1,9})([.)]) |(> ))")
_HEADING = re.compile(r"^#{1,6} ")
_SPANS = (
    (re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*"), "bold"),
    (re.compile(r"(?<![*\w])\*(?=[^\s*])(.+?)(?<=[^\s*])\*(?![*\w])"), "italic"),
    (re.compile(r"(?<!\w)_(?=[^\s_])(.+?)(?<=[^\s_])_(?!\w)"), "italic"),
    (re.compile(r"<u>(.+?)</u>"), "underline"),
    (re.compile(r"~~(?=\S)(.+?)(?<=\S)~~"), "strike"),
    (re.compile(r"\[([^\]\n]+)\]\([^)\s]*\)"), "link"),
)


TASK_INDENT = 24
"""How far in pixels the words of a task stand from where its box begins."""


class MarkdownHighlighter(QSyntaxHighlighter):
    """Shows bold bold, done tasks struck, quotes quiet. The text itself stays what was typed; its marks are seen in
    the line that has the cursor, and folded away in the others."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._cursor_block = -1

    def set_cursor_block(self, number: int) -> None:
        """The line being edited; -1 for none."""
        if number == self._cursor_block:
            return
        before, self._cursor_block = self._cursor_block, number
        for each in (before, number):
            block = self.document().findBlockByNumber(each)
            if block.isValid():
                self.rehighlightBlock(block)

    def highlightBlock(self, text: str) -> None:
        t = theme().tokens
        whole = QTextCharFormat()
        task = TASK.match(text)
        if task:
            folded, place = _folded(), _folded()
            place.setFontLetterSpacing(TASK_INDENT - 1)
            self.setFormat(task.end(1), task.end() - task.end(1) - 1, folded)
            self.setFormat(task.end() - 1, 1, place)
            if task[2] != " ":
                whole.setForeground(t["text-3"])
                whole.setFontStrikeOut(True)
                self.setFormat(task.end(), len(text) - task.end(), whole)
        elif _HEADING.match(text):
            whole.setFontWeight(QFont.Weight.DemiBold)
            self.setFormat(0, len(text), whole)
        elif text.startswith("> "):
            whole.setForeground(t["text-2"])
            self.setFormat(0, len(text), whole)
        for pattern, kind in _SPANS:
            for found in pattern.finditer(text):
                self._span(kind, found.start(), found.end(), *found.span(1))

    def _span(self, kind: str, start: int, end: int, inner: int, inner_end: int) -> None:
        t = theme().tokens
        edited = self.currentBlock().blockNumber() == self._cursor_block
        for at in range(start, end):
            made = QTextCharFormat(self.format(at))
            if not inner <= at < inner_end:
                if edited:
                    made.setForeground(t["text-3"])
                else:
                    made = _folded()
            elif kind == "bold":
                made.setFontWeight(QFont.Weight.DemiBold)
            elif kind == "italic":
                made.setFontItalic(True)
            elif kind == "underline":
                made.setFontUnderline(True)
            elif kind == "strike":
                made.setFontStrikeOut(True)
            else:
                made.setForeground(t["accent-text"])
            self.setFormat(at, 1, made)


def _folded() -> QTextCharFormat:
    """Characters that take no room: one pixel high and see-through."""
    made = QTextCharFormat()
    made.setForeground(QColor(0, 0, 0, 0))
    made.setProperty(QTextFormat.Property.FontPixelSize.value, 1)
    made.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
    made.setFontLetterSpacing(-0.5)
    return made


class Edit(NamedTuple):
    """A changed text and what is selected in it, by positions in Python's characters."""

    text: str
    start: int
    end: int


def wrap(text: str, start: int, end: int, before: str, after: str) -> Edit:
    """Put marks around what is selected, or take them away where they stand around or inside it already."""
    chosen = text[start:end]
    if text[:start].endswith(before) and text[end:].startswith(after):
        kept = text[: start - len(before)] + chosen + text[end + len(after) :]
        return Edit(kept, start - len(before), end - len(before))
    if len(chosen) >= len(before) + len(after) and chosen.startswith(before) and chosen.endswith(after):
        bare = chosen[len(before) : len(chosen) - len(after)]
        return Edit(text[:start] + bare + text[end:], start, start + len(bare))
    return Edit(text[:start] + before + chosen + after + text[end:], start + len(before), end + len(before))


def prefix_lines(text: str, start: int, end: int, prefix: str) -> Edit:
    """Begin every line of the selection with `prefix`, instead of another list's; where all have it, take it away."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    lines = text[first:last].split("\n")
    if all(line.startswith(prefix) and _bare(line) == line[len(prefix) :] for line in lines):
        changed = [line[len(prefix) :] for line in lines]
    else:
        changed = [prefix + _bare(line) for line in lines]
    joined = "\n".join(changed)
    shift = len(changed[0]) - len(lines[0])
    whole = text[:first] + joined + text[last:]
    return Edit(whole, max(first, start + shift), first + len(joined) - (last - end))


def _bare(line: str) -> str:
    return _LIST.sub("", line, count=1)


def continuation(line: str) -> str | None:
    """What the line after `line` begins with: the same list, the next number. '' ends a list whose item is empty;
    None where there is none."""
    found = _LIST.match(line)
    if found is None:
        return None
    if not line[found.end() :].strip():
        return ""
    indent, bullet, task, number, stop, quote = found.groups()
    if quote:
        return indent + quote
    if number:
        return f"{indent}{int(number) + 1}{stop} "
    return f"{indent}{bullet} {'[ ] ' if task else ''}"


def without_prefix(line: str) -> tuple[int, int] | None:
    """Where the mark of a list, task or quote begins and ends in `line`."""
    found = _LIST.match(line)
    return (found.end(1), found.end()) if found else None


def toggled_task(line: str) -> str | None:
    """The line with its box ticked or cleared; None where it has none."""
    found = TASK.match(line)
    if found is None:
        return None
    mark = "x" if found[2] == " " else " "
    return line[: found.start(2)] + mark + line[found.end(2) :]
