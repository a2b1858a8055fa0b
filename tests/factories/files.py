"""Files with text inside, made as small as they can be."""

import io
import zipfile

import fpdf
import openpyxl
from PIL import Image

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


def pdf(*pages: str, password: str = "") -> bytes:
    """A page without text has a drawn box, as a scan would."""
    made = fpdf.FPDF()
    if password:
        made.set_encryption(owner_password=password, user_password=password)
    for text in pages:
        made.add_page()
        if text:
            made.set_font("helvetica", size=12)
            made.multi_cell(0, 8, text)
        else:
            made.rect(10, 10, 100, 100)
    return bytes(made.output())


def scan(*pages: str) -> bytes:
    """A PDF of pictures, with these few words printed on each page."""
    made = fpdf.FPDF()
    made.set_font("helvetica", size=12)
    for text in pages:
        made.add_page()
        made.image(io.BytesIO(picture()), w=100)
        made.cell(0, 8, text)
    return bytes(made.output())


def archive(parts: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return stream.getvalue()


def docx(*paragraphs: str) -> bytes:
    rows = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    body = f'<w:document xmlns:w="{WORD}"><w:body>{rows}</w:body></w:document>'
    return archive({"word/document.xml": body})


def office(parts: dict[str, str], **types: str) -> bytes:
    """Parts by name; `types` give the last words of their content types by file name."""
    kind = "application/vnd.openxmlformats-officedocument"
    named = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}.{types[stem]}+xml"/>'
        for name in parts
        if (stem := name.rpartition("/")[2].partition(".")[0]) in types
    )
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    return archive({"[Content_Types].xml": f'<Types xmlns="{space}">{named}</Types>', **parts})


def pptx(*slides: str) -> bytes:
    def slide(text: str) -> str:
        return f'<s xmlns:a="{DRAWING}"><a:p><a:r><a:t>{text}</a:t></a:r></a:p></s>'

    return archive(
        {f"ppt/slides/slide{at}.xml": slide(text) for at, text in enumerate(slides, start=1)}
    )


def xlsx(*rows: tuple[object, ...]) -> bytes:
    book, stream = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(stream)
    return stream.getvalue()


def picture(kind: str = "PNG", size: tuple[int, int] = (8, 8)) -> bytes:
    stream = io.BytesIO()
    Image.effect_noise(size, 60).convert("RGB").save(stream, kind)
    return stream.getvalue()


def drawing(inside: str = "", more: str = "") -> bytes:
    """An SVG; `more` are attributes of its root."""
    space = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'<svg {space} width="8" height="8" {more}>{inside}</svg>'.encode()
