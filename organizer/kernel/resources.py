"""Finding the files that ship with the program: icons, fonts, themes, templates, samples."""

from pathlib import Path


def resource(*parts: str) -> Path:
    """The path of a shipped file or folder, as in ``resource("icons", "users.svg")``.

    Raises FileNotFoundError with the resource's own name, never with a path of this computer.
    """
    # A wheel and the built program carry the resources inside the package, a checkout beside it.
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "resources", package.parent / "resources"):
        found = folder.joinpath(*parts)
        if found.exists():
            return found
    raise FileNotFoundError("/".join(parts))
