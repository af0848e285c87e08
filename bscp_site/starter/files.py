"""Documents and pictures that come with a folder, and whatever else is stored beside the database.

A transaction that is undone takes its rows back and leaves stored files behind. So everything is
checked before the first file is stored, and what was stored is removed if the rest fails.
"""

from dataclasses import dataclass, field
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db.models.fields.files import FieldFile

from bscp_site.starter.refusals import reasons
from bscp_site.starter.values import ContentError
from pages.documents import count_pages
from pages.languages import ENGLISH
from pages.models import Picture, SiteDocument
from pages.picture_form import PictureFileField

FOLDER = "files"


class UnusableFileError(Exception):
    """One sentence about a file; whoever asked for it adds where."""


@dataclass
class Files:
    """The files of one folder, by the name that its pages use, and what has been stored."""

    folder: Path
    documents: dict[str, SiteDocument] = field(default_factory=dict)
    pictures: dict[str, Picture] = field(default_factory=dict)
    stored: list[FieldFile] = field(default_factory=list)

    def document(self, name: str, *, title: str, language: str = ENGLISH) -> SiteDocument:
        """The document of that name. Several pages may name it; its title is the first they give.

        Raise UnusableFileError about a file that cannot be shown to readers.
        """
        document = self.documents.get(name)
        if document is None:
            document = self.documents[name] = self._new(name, title, language)
        if document.language != language:
            raise UnusableFileError(
                f"{name} is “{language}” here and “{document.language}” elsewhere."
            )
        return document

    def _new(self, name: str, title: str, language: str) -> SiteDocument:
        content = self._read(name)
        document = SiteDocument(title=title, language=language)
        document.save()  # pages refer to its row; its file is stored when all is known to be right
        document.file = ContentFile(content, name=Path(name).name)
        if Path(name).suffix == ".pdf":
            document.page_count = count_pages(document.file)
            if document.page_count is None:
                raise UnusableFileError(f"{name} cannot be read as a PDF.")
        try:
            document.full_clean()
        except ValidationError as error:
            raise UnusableFileError(f"{name} is refused: {reasons(error)}") from error
        return document

    def picture(self, name: str) -> Picture:
        """The picture of that name. Several pages may name it; its title is its file's name.

        Raise UnusableFileError about a file that is no picture for readers.
        """
        if name not in self.pictures:
            self.pictures[name] = self._new_picture(name)
        return self.pictures[name]

    def _new_picture(self, name: str) -> Picture:
        content = ContentFile(self._read(name), name=Path(name).name)
        try:
            size = PictureFileField().clean(content).image.get_size()
        except ValidationError as error:
            raise UnusableFileError(f"{name} is refused: {reasons(error)}") from error
        words = Path(name).stem.replace("-", " ").capitalize()
        picture = Picture(title=words, width=size[0], height=size[1])
        picture.save()  # as for documents, the file follows when all is known to be right
        picture.file = content
        return picture

    def _read(self, name: str) -> bytes:
        inside = (self.folder / FOLDER).resolve()
        path = (self.folder / name).resolve()
        if not path.is_relative_to(inside):
            raise UnusableFileError(f"{name} does not stand in the folder {FOLDER}/.")
        try:
            return path.read_bytes()
        except OSError:
            raise UnusableFileError(f"there is no file {name}.") from None

    def check_that_all_are_used(self) -> None:
        """A file that nobody names is a slip, or something that should not be published."""
        for path in sorted((self.folder / FOLDER).rglob("*")):
            name = path.relative_to(self.folder).as_posix()
            is_named = name in self.documents or name in self.pictures
            if path.is_file() and not path.name.startswith(".") and not is_named:
                raise ContentError(f"{path} is not named by any page.")

    def store_all(self) -> None:
        for document in self.documents.values():
            document._set_document_file_metadata()  # as Wagtail's own form does
            self.store(document.file)
            document.save()
        for picture in self.pictures.values():
            picture._set_image_file_metadata()  # as Wagtail's own form does
            self.store(picture.file)
            picture.save()

    def store(self, file: FieldFile) -> None:
        """Store a file that has been set on its row; the row is the caller's to save."""
        file.save(file.name, file.file, save=False)
        self.stored.append(file)

    def remove_stored(self) -> None:
        """Leave nothing behind of a load that failed."""
        while self.stored:
            file = self.stored.pop()
            file.storage.delete(file.name)
