"""The schemas of the documents, from the files that the package carries."""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from attrs import frozen

from generated.markdown import table

FOLDER = Path(__file__).parents[2] / "src" / "sentencing" / "schemas"

NAMES = ("case", "outcome", "comparison", "disparity", "revocation-case", "revocation", "table", "audit")
"""In the order in which a reader meets them."""

Schema: TypeAlias = Mapping[str, Any]


def overview() -> str:
    """Every schema, with its version and its file."""
    if odd := {f"{name}-1.json" for name in NAMES} ^ {path.name for path in FOLDER.iterdir()}:
        msg = f"docs/generated: the schemas listed and those of the package differ: {', '.join(sorted(odd))}"
        raise KeyError(msg)
    rows = (
        (f"[{_read(name)['title']}](#schema-{name})", _version(name), _file(name), _told(_read(name))) for name in NAMES
    )
    return table(("Document", "Its key `schema`", "File"), rows)


def schema(name: str) -> str:
    """The keys of a schema, then each of its parts."""
    read = _read(name)
    whole = Part(name, read)
    parts = {part: each for part, each in read.get("$defs", {}).items() if "$id" not in each}
    shown = (
        f"(schema-{name}-{part})=\n### {read['title']}: `{part}`\n\n{Part(name, each)}" for part, each in parts.items()
    )
    return "\n\n".join((f"{_file(name)} · `{read['$id']}`", str(whole), *shown))


def _version(name: str) -> str:
    """The value of the key ``schema``; a case file has none."""
    stated = _read(name)["properties"].get("schema", {}).get("const")
    return f"`{stated}`" if stated else "none"


def _file(name: str) -> str:
    return f"[{name}-1.json](../../src/sentencing/schemas/{name}-1.json)"


@cache
def _read(name: str) -> Schema:
    found: Schema = json.loads((FOLDER / f"{name}-1.json").read_text(encoding="utf-8"))
    return found


@frozen
class Part:
    """A part of the schema of that name: what it says of itself, and its keys."""

    name: str
    schema: Schema

    def __str__(self) -> str:
        choices = [choice for choice in self.schema.get("oneOf", ()) if "properties" in choice]
        pieces = [self.told]
        if "properties" in self.schema:
            pieces.append(_table(self.rows()))
        for choice in choices:
            pieces += [f"- {choice['description']}", _table(Part(self.name, choice).rows())]
        if "properties" not in self.schema and not choices:
            pieces.append(f"Type: {self.kind}.")
        return "\n\n".join(pieces)

    @property
    def told(self) -> str:
        """Its description, or that of the part that it refers to."""
        return _told(self.schema) or next((part.told for part in self.meant()), "")

    @property
    def kind(self) -> str:
        """Its type in words; parts have links."""
        known = [*(each for each in self.kinds() if each != "`null`"), *(["`null`"] * self.may_be_null)]
        return " or ".join(dict.fromkeys(known))

    @property
    def may_be_null(self) -> bool:
        """Whether it may be null, by itself or by what it refers to."""
        stated = self.schema.get("type", ())
        by_type = "null" in ([stated] if isinstance(stated, str) else stated) or None in self.schema.get("enum", ())
        return by_type or any(part.may_be_null for part in self.meant())

    def meant(self) -> Iterator["Part"]:
        """What it refers to, and each of its alternatives."""
        if "$ref" in self.schema:
            name, path = self._reference()
            yield Part(name, _read(name)["$defs"][path] if path else _read(name))
        for alternative in (*self.schema.get("anyOf", ()), *self.schema.get("oneOf", ())):
            yield Part(self.name, alternative)

    def _reference(self) -> tuple[str, str]:
        """The schema that it refers to, and the part of it; no part where it is the whole."""
        document, _, path = self.schema["$ref"].partition("#/$defs/")
        return document.split(":")[2] if document else self.name, path

    def kinds(self) -> list[str]:
        """Each of the types that it may have."""
        schema = self.schema
        if "$ref" in schema:
            name, path = self._reference()
            return [f"[{path}](#schema-{name}-{path})" if path else f"[{_read(name)['title'].lower()}](#schema-{name})"]
        if "const" in schema:
            return [_code(schema["const"])]
        if "enum" in schema:
            return [_code(each) for each in schema["enum"]]
        if "anyOf" in schema or "oneOf" in schema:
            return [kind for part in self.meant() for kind in part.kinds()]
        types = schema["type"]
        return [self._of_type(each) for each in ([types] if isinstance(types, str) else types)]

    def _of_type(self, kind: str) -> str:
        match kind:
            case "integer" | "number":
                return f"{'whole number' if kind == 'integer' else 'number'}{_bounds(self.schema)}"
            case "string":
                return f"text{_such_as(self.schema)}"
            case "boolean":
                return "`true` or `false`"
            case "array":
                several = "two; each" if self.schema.get("maxItems") == 2 else "list; each"  # noqa: PLR2004 - a pair
                return f"{several} {Part(self.name, self.schema['items']).kind}"
            case "object":
                values = self.schema.get("additionalProperties")
                return f"object; each value {Part(self.name, values).kind}" if isinstance(values, Mapping) else "object"
            case _:
                return "`null`"

    def rows(self, path: str = "") -> Iterator[tuple[str, ...]]:
        """A row for each key, and after it for each key of an object within it."""
        for key, stated in self.schema.get("properties", {}).items():
            part = Part(self.name, stated)
            given = "always" if key in self.schema.get("required", ()) else "optional"
            yield f"`{path}{key}`", part.told, part.kind, given
            for inner, prefix in part.inner(f"{path}{key}"):
                yield from inner.rows(prefix)

    def inner(self, path: str) -> Iterator[tuple["Part", str]]:
        """The objects written out within a value, each with the path of its keys."""
        if "properties" in self.schema:
            yield self, f"{path}."
        if "items" in self.schema:
            yield from Part(self.name, self.schema["items"]).inner(f"{path}[]")
        for alternative in (*self.schema.get("anyOf", ()), *self.schema.get("oneOf", ())):
            yield from Part(self.name, alternative).inner(path)


def _table(rows: Iterable[tuple[str, ...]]) -> str:
    return table(("Key", "Meaning", "Type", "Given"), rows)


def _told(schema: Schema) -> str:
    return str(schema.get("description", ""))


def _code(value: object) -> str:
    return "`null`" if value is None else f"`{json.dumps(value, ensure_ascii=False)}`"


def _bounds(schema: Schema) -> str:
    least, most = schema.get("minimum"), schema.get("maximum")
    if most is not None:
        return f", {least} to {most}"
    return "" if least is None else f", {least} or more"


def _such_as(schema: Schema) -> str:
    examples = [each for each in schema.get("examples", ()) if isinstance(each, str)]
    return f" such as {', '.join(map(_code, examples))}" if examples else ""
