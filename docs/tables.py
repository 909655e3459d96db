"""Tables of the documentation that the code knows, made from it: ``python -m docs.tables`` writes them anew.

A page marks the place of a table by two comments, ``<!-- table: NAME -->`` and ``<!-- end -->``; what stands between
them is written here and nowhere else. A test fails where a page differs from the code.
"""

from __future__ import annotations

import ast
import re
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from inspect import cleandoc, signature
from pathlib import Path
from types import FunctionType
from typing import TYPE_CHECKING, Any

import click
from prometheus_client.parser import text_string_to_metric_families

import inquit
from benchmarks.accuracy import KEPT, read_articles
from inquit.answers.feature_tables import FEATURE_TABLES
from inquit.evaluation import evaluate
from inquit.evaluation.gold import CueType
from inquit.evaluation.runs import read_run
from inquit.rankers.features import Open
from service.cli import main as service
from service.metrics import Metrics
from service.openapi import openapi_document
from service.problems import PROBLEM_TYPES
from service.settings import PREFIX, Settings
from training.__main__ import main as training

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from inquit.evaluation import Figures

ROOT = Path(__file__).resolve().parent.parent

_ENDINGS = {"counter": "_total"}
_SHOWN = 12
"""How many values of a family are listed."""
_PLACE = re.compile(r"(?P<begin><!-- table: (?P<name>.+?) -->\n).*?(?P<end><!-- end -->)", re.DOTALL)


def pages() -> list[Path]:
    """Return the files of the documentation: those at the top of the project, and all of this folder."""
    return [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]


def filled(page: str) -> str:
    """Return the text of a page with its tables as the code has them; raises KeyError for a name that is no table."""
    return _PLACE.sub(lambda place: place["begin"] + _table(place["name"]) + place["end"], page)


def _table(name: str) -> str:
    kind, _, argument = name.partition(" ")
    make = _TABLES[kind]
    return "\n" + "\n".join(make(argument)) + "\n\n"


def _rows(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    heads = tuple(heads)
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"


def _settings(_: str) -> Iterator[str]:
    """Every setting of the service with its default."""
    rows = (
        (f"`{PREFIX}{field.name.upper()}`", f"`{field.default}`", field.metadata["doc"]) for field in fields(Settings)
    )
    return _rows(("variable", "default", "meaning"), rows)


def _problems(_: str) -> Iterator[str]:
    """Every problem that the service names."""
    rows = ((str(kind.status.value), f"`{kind.code}`", kind.meaning) for kind in PROBLEM_TYPES)
    return _rows(("status", "code", "meaning"), rows)


def _metrics(_: str) -> Iterator[str]:
    """Every metric, as Prometheus reads it."""
    families = text_string_to_metric_families(Metrics().page().decode())
    rows = (
        (f"`{family.name}{_ENDINGS.get(family.type, '')}`", family.type, family.documentation)
        for family in families
        # When a series began, which the page of several workers leaves out.
        if not family.name.endswith("_created")
    )
    return _rows(("metric", "kind", "what it tells"), rows)


def _commands(program: str) -> Iterator[str]:
    """Every command of a program: its help, arguments and options."""
    group = {"inquit": service, "training": training}[program]
    prefix = {"inquit": "inquit", "training": "python -m training"}[program]
    for name, command in sorted(group.commands.items()):
        context = click.Context(command, info_name=f"{prefix} {name}")
        usage = " ".join((context.command_path, *command.collect_usage_pieces(context)))
        yield f"## {prefix} {name}"
        yield f"\n`{usage}`\n"
        yield cleandoc(command.help or "") + "\n"
        options = [param for param in command.params if isinstance(param, click.Option)]
        records = [option.get_help_record(context) for option in options]
        if records:
            yield from _rows(("option", "meaning"), ((f"`{record[0]}`", record[1]) for record in records if record))
            yield ""


def _routes(_: str) -> Iterator[str]:
    """Every request that the service answers."""
    paths: Mapping[str, Mapping[str, Any]] = openapi_document()["paths"]
    rows = (
        (f"`{method.upper()} {path}`", operation["summary"])
        for path, operations in paths.items()
        for method, operation in operations.items()
    )
    return _rows(("request", "what it does"), rows)


def _schema(name: str) -> Iterator[str]:
    """The fields of one schema of the API."""
    schema = openapi_document()["components"]["schemas"][name]
    rows = (
        (f"`{field}`", _type_of(content), _default_of(content) + content.get("description", ""))
        for field, content in schema["properties"].items()
    )
    return _rows(("field", "type", "meaning"), rows)


def _default_of(content: Mapping[str, Any]) -> str:
    if content.get("default") is None:
        return ""
    return f"Default: `{str(content['default']).lower()}`. "


def _type_of(content: Mapping[str, Any]) -> str:
    """Say in words what a field may hold."""
    if "$ref" in content:
        name: str = content["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "enum" in content:
        return ", ".join(f"`{value}`" for value in content["enum"] if value is not None)
    for combined in ("anyOf", "oneOf", "allOf"):
        if combined in content:
            return " or ".join(_type_of(part) for part in content[combined])
    kinds = content.get("type", "any")
    kinds = [kinds] if isinstance(kinds, str) else kinds
    return " or ".join(f"list of {_type_of(content['items'])}" if kind == "array" else kind for kind in kinds)


def _modules(folder: str) -> Iterator[str]:
    """The modules of a folder, each with the first line of its documentation."""
    modules = sorted(path for path in (ROOT / folder).glob("*.py") if not path.name.startswith("__"))
    rows = ((f"`{module.name}`", _first_line(module)) for module in modules)
    return _rows(("module", "concern"), rows)


def _first_line(module: Path) -> str:
    documentation = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    return documentation.partition("\n")[0].replace("``", "`")


def _library(_: str) -> Iterator[str]:
    """What the library offers: each name, what it is, and the fields of its values."""
    rows = ((f"`{name}`", *_described(getattr(inquit, name))) for name in inquit.__all__ if name[0] != "_")
    return _rows(("name", "what it is", "fields or values"), rows)


def _described(value: Any) -> tuple[str, str]:
    if not isinstance(value, type | FunctionType):
        return f"`{value!r}`", ""
    documentation = cleandoc(value.__doc__ or "").partition("\n")[0].replace("``", "`")
    if isinstance(value, FunctionType):
        return f"{documentation} `{value.__name__}{signature(value)}`".replace("'", ""), ""
    if issubclass(value, Enum):
        return documentation, ", ".join(f"`{member.value}`" for member in value)
    return documentation, ", ".join(f"`{field.name}`" for field in fields(value)) if is_dataclass(value) else ""


def _evidence(model: str) -> Iterator[str]:
    """The families of evidence of one model."""
    table = next(table for table in FEATURE_TABLES if table.model == model)
    rows = (
        (f"`{family.name}`{' (bare)' if family.bare else ''}", family.meaning, _values(family.values))
        for family in table.families
    )
    return _rows(("family", "meaning", "values"), rows)


def _values(values: frozenset[str] | Open) -> str:
    if isinstance(values, Open):
        return str(values)
    listed = sorted(filter(None, values), key=lambda value: (len(value), value))
    more = f" and {len(listed) - _SHOWN} more" if len(listed) > _SHOWN else ""
    return ", ".join(f"`{value}`" for value in listed[:_SHOWN]) + more or "there or not"


def _accuracy(_: str) -> Iterator[str]:
    """How often the answers kept for our own articles are right."""
    figures = _figures()
    told_by = {
        CueType.EXPLICIT: "a name: “…,” said Ida Holm",
        CueType.PRONOUN: "a pronoun: “…,” she said",
        CueType.NOMINAL: "a description: “…,” said the mayor",
        CueType.IMPLICIT: "nothing of its own: the sentence after, a dialogue",
    }
    rows = [
        (f"given the right speaker where the text has {told}", f"{figures.by_cue[cue]:.0%}")
        for cue, told in told_by.items()
    ]
    return _rows(
        (f"of {figures.known} quotations with a known speaker", "share"),
        [
            ("given the right speaker", f"{figures.recall:.0%}"),
            *rows,
            ("right, of the speakers that are named", f"{figures.precision:.0%}"),
            ("scare quotes and titles left without a speaker", f"{figures.other_ok:.0%}"),
        ],
    )


def _thresholds(_: str) -> Iterator[str]:
    """What is answered, and what of it is right, from each confidence on."""
    figures = _figures()
    bins = figures.calibration.bins
    rows = []
    for index in range(5, len(bins)):
        answered = sum(bin_.count for bin_ in bins[index:])
        right = sum(bin_.count * bin_.accuracy for bin_ in bins[index:] if bin_.count)
        shares = (answered / figures.answered, right / answered, right / figures.known)
        rows.append((f"`{bins[index].low:.1f}`", *(f"{share:.0%}" for share in shares)))
    heads = ("confidence at least", "of the answers", "right, of these", "quotations given the right speaker")
    return _rows(heads, rows)


@cache
def _figures() -> Figures:
    return evaluate(read_articles(), read_run(KEPT)).overall


_TABLES: Mapping[str, Callable[[str], Iterator[str]]] = {
    "accuracy": _accuracy,
    "commands": _commands,
    "evidence": _evidence,
    "library": _library,
    "metrics": _metrics,
    "modules": _modules,
    "problems": _problems,
    "routes": _routes,
    "schema": _schema,
    "settings": _settings,
    "thresholds": _thresholds,
}


def main() -> None:
    """Write the tables of all pages anew."""
    for page in pages():
        text = page.read_text(encoding="utf-8")
        if (new := filled(text)) != text:
            page.write_text(new, encoding="utf-8")


if __name__ == "__main__":
    main()
