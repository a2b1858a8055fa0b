"""Why an upload was refused: one named exception per fault. Pure; `wording` puts it into words."""

from home.desk.refusals import Refusal


class UploadRefused(Refusal):
    """Base of this module's refusals."""

    about = ("file",)


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


class DrawingIsTooLarge(UploadRefused):
    """An SVG of more elements and attributes than a browser on a cheap phone draws."""


class DrawingHasNoSize(UploadRefused):
    """An SVG whose width, height or viewBox is nothing that it could be scaled by."""
