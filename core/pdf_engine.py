"""The WeasyPrint side of core.pdf. Import it through there: importing it fails where Pango is missing."""

from __future__ import annotations

import io
import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

import pikepdf
from weasyprint import CSS, HTML
from weasyprint.css.counters import CounterStyle
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

VARIANT = "pdf/a-3a"
FONT_PACKAGES = {"SourceSerifPro": "font_source_serif_pro", "SourceSansPro": "font_source_sans_pro"}
FONT_NAME = re.compile(r"font:(SourceSerifPro|SourceSansPro)-(Regular|It|Semibold|SemiboldIt|Bold|BoldIt)")
IMAGE_NAME = re.compile(r"image:([a-z0-9-]{1,60})")
SIGNATURES = ((b"\x89PNG", "image/png"), (b"\xff\xd8\xff", "image/jpeg"), (b"<svg", "image/svg+xml"))

# ISO 14289-1 wants its identifier in the metadata, and PDF/A wants every foreign identifier described there.
UA_IDENTIFIER = b"""
<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1"/>
<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about="">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates which part of ISO 14289 is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


class Refused(ValueError):
    """A paper named something that it may not have."""


class PackagedOnly(URLFetcher):
    """Answers `font:<name>` from installed packages and `image:<name>` from the given bytes. Everything else is refused:
    http, https, ftp, file, data, anything."""

    def __init__(self, images: Mapping[str, bytes] | None = None) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self.images = images or {}
        self.refused: list[str] = []

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """A packaged font, or a picture that was handed in with the paper. Refuses every other address, whatever it is."""
        if font := FONT_NAME.fullmatch(url):
            return URLFetcherResponse(url, _font(font[1], font[2]), {"Content-Type": "font/ttf"})
        image = IMAGE_NAME.fullmatch(url)
        content = self.images.get(image[1]) if image else None
        kind = next((kind for mark, kind in SIGNATURES if content and content.startswith(mark)), "")
        if not content or not kind:
            self.refused.append(url)
            raise Refused(f"not part of the paper: {url[:80]}")
        return URLFetcherResponse(url, content, {"Content-Type": kind})


def _font(family: str, weight: str) -> bytes:
    return (resources.files(FONT_PACKAGES[family]) / "files" / f"{family}-{weight}.ttf").read_bytes()


@dataclass(frozen=True)
class _Sheets:
    """Parsed style sheets with the fonts and list markers that they define."""

    css: list[CSS]
    fonts: FontConfiguration
    markers: CounterStyle


class _Prepared(threading.local):
    """Style sheets of this thread, by their text: parsing them and loading fonts is half of the time of a paper."""

    def __init__(self) -> None:
        self.sheets: dict[tuple[str, ...], _Sheets] = {}

    def get(self, css: tuple[str, ...]) -> _Sheets:
        """The style sheets, parsed once per process."""
        if css not in self.sheets:
            fonts, markers, fetcher = FontConfiguration(), CounterStyle(), PackagedOnly()
            parsed = [CSS(string=t, font_config=fonts, counter_style=markers, url_fetcher=fetcher) for t in css]
            self.sheets[css] = _Sheets(parsed, fonts, markers)
        return self.sheets[css]


_prepared = _Prepared()


def make(html: str, css: tuple[str, ...], images: Mapping[str, bytes], max_pages: int) -> tuple[bytes, int]:
    """PDF bytes and page count of `html`. Beyond `max_pages` the bytes are empty."""
    sheets = _prepared.get(css)
    document = HTML(string=html, url_fetcher=PackagedOnly(images)).render(
        stylesheets=sheets.css, font_config=sheets.fonts, counter_style=sheets.markers, pdf_variant=VARIANT
    )
    pages = len(document.pages)
    return (_with_ua_identifier(document.write_pdf(pdf_variant=VARIANT)) if pages <= max_pages else b""), pages


def _with_ua_identifier(content: bytes) -> bytes:
    """PDF/A-3a as WeasyPrint writes it meets PDF/UA-1 but for the line that says so; add that line."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        xmp = pdf.Root.Metadata.read_bytes().replace(b"</rdf:RDF>", UA_IDENTIFIER + b"</rdf:RDF>")
        pdf.Root.Metadata = pdf.make_indirect(
            pikepdf.Stream(pdf, xmp, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
        )
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()
