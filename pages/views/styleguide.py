"""Every block and every component in every state, for editors and developers."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.admin.auth import require_admin_access
from wagtail.blocks import Block, BoundBlock

from pages.blocks import (
    BodyStream,
    FilesStream,
    HoursStream,
    IssuesStream,
    LinkStream,
    MaterialsStream,
    PublishedStream,
    UsesStream,
    WhoToCallStream,
)
from pages.forms import MessageForm
from pages.samples import dates, design, numbers, people, reading, statements

MATERIALS = MaterialsStream()
STREAMS = (
    ("Blocks of a page", BodyStream()),
    ("Blocks of a gathering’s materials", MATERIALS),
    ("Blocks of a publication’s files", FilesStream()),
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


@never_cache
@require_safe
@require_admin_access
def styleguide(request: HttpRequest) -> HttpResponse:
    streams = [
        (title, [_shown(block) for block in stream.child_blocks.values()])
        for title, stream in STREAMS
    ]
    materials = [
        (name, block.get_preview_value()) for name, block in MATERIALS.child_blocks.items()
    ]
    context = {
        "streams": streams,
        "design": design,
        "dates": dates,
        "materials": MATERIALS.to_python(materials),
        "people": people,
        "reading": reading,
        "numbers": numbers,
        "statements": statements,
        "faulty_form": MessageForm({"email": "kim@"}, auto_id="sg-%s"),
        "no_index": True,
    }
    return render(request, "pages/styleguide.html", context)
