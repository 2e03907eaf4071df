"""How Sphinx builds these pages. Nothing is fetched: references resolve among the pages or are ignored by name."""

import sys
from pathlib import Path

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

sys.path.insert(0, str(Path(__file__).parent))

import generated

from sentencing._version import __version__

project = "sentencing"
author = "The sentencing founders"
copyright = author
version = release = __version__

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build", "generated"]
html_theme = "furo"
html_title = f"sentencing {version}"
html_static_path = ["_static"]
html_css_files = ["pages.css"]

myst_heading_anchors = 3

# Notebooks are run anew in every build: their answers are those of this library, not of a former one.
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 300
nb_merge_streams = True

autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
python_maximum_signature_line_length = 88

nitpicky = True
nitpick_ignore_regex = [
    # The standard library: its pages are not fetched.
    (r"py:.*", r"(collections\.abc|datetime|enum|fractions|pathlib|typing)\..*"),
    (r"py:class", r"sentencing\.dated\.T_co"),
    # Types of matplotlib, narwhals and hypothesis, whose pages are not fetched.
    (r"py:class", r"Axes|Figure|IntoFrame|IntoDataFrame|(hypothesis\.strategies|st)\.SearchStrategy"),
    (r"py:class", r"narwhals\._native\..*"),
    (r"py:class", r"sentencing\.frames\.Frame"),  # any frame, and the same kind again
    (r"py:class", r"sentencing\.ussc\.(verdicts\.Found|entries\.(Basis|Kind|StandsFor))"),  # unions of words
]


def setup(app: Sphinx) -> None:
    """Fill in the generated parts of pages, and let types be found under their public names."""
    app.connect("source-read", _generate)
    app.connect("env-get-outdated", _generated_pages)
    app.connect("missing-reference", _public_name)
    app.connect("autodoc-process-docstring", _whole_sentence, priority=400)


def _generate(_app: Sphinx, _page: str, source: list[str]) -> None:
    source[0] = generated.filled(source[0])


def _generated_pages(app: Sphinx, _env: BuildEnvironment, *_changes: set[str]) -> list[str]:
    """The library may have changed though the page has not."""
    sources = {page: Path(app.env.doc2path(page)) for page in app.project.docnames}
    return [page for page, source in sources.items() if generated.is_generated(source.read_text(encoding="utf-8"))]


def _public_name(
    app: Sphinx, env: BuildEnvironment, reference: pending_xref, shown: nodes.TextElement
) -> nodes.reference | None:
    """``sentencing.case.Case`` is documented as ``sentencing.Case``, which is how a user imports it."""
    if reference.get("refdomain") != "py":
        return None
    python = env.domains.python_domain
    name = reference["reftarget"].rpartition(".")[2]
    types = [path for path, entry in python.objects.items() if entry.objtype in {"class", "exception"}]
    found = [path for path in types if path.rpartition(".")[2] == name and path != reference["reftarget"]]
    if len(found) != 1:
        return None
    return python.resolve_xref(env, reference["refdoc"], app.builder, reference["reftype"], found[0], reference, shown)


def _whole_sentence(_app: Sphinx, what: str, _name: str, _value: object, _options: object, lines: list[str]) -> None:
    """Keep napoleon from taking the words of a property before a colon for its type."""
    if what in {"attribute", "property"}:
        lines.insert(0, "\\")  # Escapes the line break, and so reads as nothing.
