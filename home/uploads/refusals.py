"""Why an upload was refused: one named exception per fault. Pure; `wording` puts it into words."""


class UploadRefused(Exception):
    """Base of all refusals; the keyword arguments are the facts of the case."""

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(f"{type(self).__name__}({facts})")


class FileIsEmpty(UploadRefused): ...


class FileIsTooLarge(UploadRefused):
    """Facts: limit (bytes)."""


class EndingNotAccepted(UploadRefused):
    """Facts: ending (may be empty), accepted (endings)."""


class ContentIsOther(UploadRefused):
    """The content is not what the name says. Facts: ending."""


class FileIsDamaged(UploadRefused):
    """It begins as it should, but cannot be opened."""


class FileIsLocked(UploadRefused):
    """Protected with a password, or in Office's format of before 2007."""


class FileHasMacros(UploadRefused): ...


class FileUnpacksTooLarge(UploadRefused):
    """A small archive that would fill the memory of whoever opens it."""


class PictureHasTooManyPixels(UploadRefused):
    """Facts: limit (millions)."""


class DrawingIsActive(UploadRefused):
    """An SVG that runs something or loads something from elsewhere. Facts: part."""


class DrawingIsTooDeep(UploadRefused):
    """An SVG whose groups stand within groups without end."""


class DrawingHasNoSize(UploadRefused):
    """An SVG whose width, height or viewBox is nothing that it could be scaled by."""
