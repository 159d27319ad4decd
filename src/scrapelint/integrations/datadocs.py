"""Data Docs of a run: the library's own page, made harmless and whole in itself.

The library prints cell values as they are, so that a title with a script in it runs the script, and it loads styles,
scripts and a logo from the network, without which its pages are bare. Here whatever is not markup of the library's own
is escaped, and templates of ours stand for those that want the network.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Any

from great_expectations.core.run_identifier import RunIdentifier
from great_expectations.render import RenderedHeaderContent, RenderedStringTemplateContent
from great_expectations.render.renderer.page_renderer import ValidationResultsPageRenderer
from great_expectations.render.view import DefaultJinjaPageView
from jinja2 import ChoiceLoader, PackageLoader, pass_context

from scrapelint.errors import OutputError
from scrapelint.outputs import AtomicFile

__all__ = ["write"]


def write(result: Any, verdict: Sequence[str], folder: Path) -> Path:
    """Write the page of a suite's validation result to ``folder``/index.html. Raises OutputError.

    ``verdict`` are the lines that stand first, in place of the library's own: that knows no severities, is green for
    what nobody looked at, and links to a page of the suite that is not there.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be made: {error.strerror}") from error
    result.meta["run_id"] = RunIdentifier(run_name="scrapelint", run_time=datetime.now(UTC))
    document = ValidationResultsPageRenderer(run_info_at_end=True).render(result)
    document.sections[0].content_blocks[0] = _header(verdict)
    page = _View().render(document)
    file = AtomicFile(str(folder / "index.html"))
    try:
        file.stream.write(page)
    except BaseException:
        file.discard()
        raise
    file.commit()
    return file.path


def _header(verdict: Sequence[str]) -> RenderedHeaderContent:
    params = {f"line{number}": line for number, line in enumerate(verdict)}
    lines = {"template": "\n".join(f"${name}" for name in params), "params": params}
    return RenderedHeaderContent(
        header="Verdict",
        subheader=RenderedStringTemplateContent(content_block_type="string_template", string_template=lines),
        content_block_type="header",
    )


class _View(DefaultJinjaPageView):  # type: ignore[misc]  # the library is not typed for us
    def __init__(self) -> None:
        super().__init__()
        self.env.loader = ChoiceLoader([PackageLoader("scrapelint.integrations"), self.env.loader])

    @pass_context
    def render_content_block(self, context: Any, content_block: Any, *args: Any, **more: Any) -> Any:
        """As the library does it, with what is not a content block escaped: cells, headers, elements of lists."""
        if content_block is None or _is_block(content_block):
            return super().render_content_block(context, content_block, *args, **more)
        if isinstance(content_block, list):
            parts = [part if _is_block(part) else escape(str(part)) for part in content_block]
            return super().render_content_block(context, parts, *args, **more)
        return escape(str(content_block))

    def render_string_template(self, template: Any) -> Any:
        """As the library does it, with the template escaped too: tracebacks and queries come as templates."""
        if not isinstance(template, dict):
            return escape(str(template))
        return super().render_string_template(
            {**template, "template": escape(template.get("template", ""), quote=False)}
        )


def _is_block(value: Any) -> bool:
    return isinstance(value, dict) and "content_block_type" in value
