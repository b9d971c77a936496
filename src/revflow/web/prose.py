"""Contents that people read, from Markdown to HTML."""

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

_markdown = MarkdownIt("commonmark", {"html": False}).enable("table")


def prose(source: str) -> Markup:
    """Return a content's HTML; its headings stand below the page's own."""
    tokens: list[Token] = _markdown.parse(source)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1]) + 1, 6)}"
    html = str(_markdown.renderer.render(tokens, _markdown.options, {}))
    return Markup(html)  # noqa: S704 - HTML is off in the renderer
