"""แฟ้มเดียวกันทุกครั้ง: DOCX and XLSX are ZIP files, and a ZIP file remembers when it was made."""

import io
import zipfile

_FIRST_DAY_OF_ZIP = (1980, 1, 1, 0, 0, 0)


def without_time(made: bytes) -> bytes:
    """The same ZIP file with no times in it, so that equal content gives equal bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            member = zipfile.ZipInfo(name, _FIRST_DAY_OF_ZIP)
            member.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(member, old.read(name))
    return packed.getvalue()
