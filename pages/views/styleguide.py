"""Every block and every component in every state, for editors and developers."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.admin.auth import require_admin_access
from wagtail.blocks import Block, BoundBlock, StreamBlock, StreamValue

from pages.blocks import (
    ArrangementsStream,
    FilesStream,
    HoursStream,
    IssuesStream,
    LessonsStream,
    LinkStream,
    MaterialsStream,
    PublishedStream,
    ReviewSetStream,
    UsesStream,
    WhoToCallStream,
)
from pages.message_forms import ContactForm
from pages.samples import dates, design, finding, messages, numbers, people, reading, statements

MATERIALS = MaterialsStream()
FILES = FilesStream()
STREAMS = (
    ("Blocks of a page, and of the arrangements", ArrangementsStream()),
    ("Blocks of a gathering’s materials", MATERIALS),
    ("Blocks of a publication’s files", FILES),
    ("Blocks of a practice review’s set", ReviewSetStream()),
    ("Blocks of what a practice review taught", LessonsStream()),
    ("Blocks of the foot", LinkStream()),
    ("Blocks of the numbers to call", WhoToCallStream()),
    ("Blocks of an office’s hours", HoursStream()),
    ("Blocks of an accessibility statement", IssuesStream()),
    ("Blocks of a privacy notice", UsesStream()),
    ("Blocks of an index of information", PublishedStream()),
)


@dataclass(frozen=True)
class ShownBlock:
    """One block as its preview fills it in."""

    block: Block
    sample: BoundBlock
    description: str

    @property
    def has_own_preview(self) -> bool:
        """It needs what no sample can bring, such as a picture, and is previewed by itself."""
        return hasattr(self.block.meta, "preview_template")


def _shown(block: Block) -> ShownBlock:
    return ShownBlock(block, block.bind(block.get_preview_value()), block.get_description())


def _filled(stream: StreamBlock) -> StreamValue:
    """One block of each kind, as its preview fills it in."""
    values = [(name, block.get_preview_value()) for name, block in stream.child_blocks.items()]
    return stream.to_python(values)


@never_cache
@require_safe
@require_admin_access
def styleguide(request: HttpRequest) -> HttpResponse:
    streams = [
        (title, [_shown(block) for block in stream.child_blocks.values()])
        for title, stream in STREAMS
    ]
    context = {
        "streams": streams,
        "design": design,
        "dates": dates,
        "materials": _filled(MATERIALS),
        "files": _filled(FILES),
        "people": people,
        "reading": reading,
        "finding": finding,
        "numbers": numbers,
        "messages": messages,
        "statements": statements,
        "faulty_form": ContactForm({"email": "kim@"}, auto_id="sg-%s"),
        "no_index": True,
    }
    return render(request, "pages/styleguide.html", context)
