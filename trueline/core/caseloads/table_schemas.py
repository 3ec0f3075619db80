"""How is the extract told to programs of others? As a Data Package of Table Schemas (Frictionless standards)."""

from collections.abc import Mapping

from trueline.core.caseloads.extracts import ExtractDefinition, ExtractField, ExtractTable, Kind

_TYPES: Mapping[Kind, str] = {
    "day": "date",
    "moment": "datetime",
    "time": "time",
    "whole": "integer",
    "number": "number",
}
_ANSWERS: Mapping[Kind, tuple[str, ...]] = {"yes-no": ("Y", "N"), "yes-no-unknown": ("Y", "N", "U")}


def describe_extract(definition: ExtractDefinition) -> dict[str, object]:
    """The whole definition as a Data Package descriptor, one resource a table."""
    return {
        "profile": "tabular-data-package",
        "name": "case-record-extract",
        "title": definition.title.en,
        "version": definition.version,
        "description": definition.says.en,
        "resources": [_describe_table(definition, table) for table in definition.tables.values()],
    }


def _describe_table(definition: ExtractDefinition, table: ExtractTable) -> dict[str, object]:
    schema: dict[str, object] = {"fields": [_describe_field(definition, field) for field in table.fields]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    keys = [
        {"fields": field.name, "reference": {"resource": field.to, "fields": definition.tables[field.to].key[0]}}
        for field in table.fields
        if field.to
    ]
    if keys:
        schema["foreignKeys"] = keys
    return {"name": table.name, "path": f"{table.name}.csv", "description": table.says.en, "schema": schema}


def _describe_field(definition: ExtractDefinition, field: ExtractField) -> dict[str, object]:
    told: dict[str, object] = {"name": field.name, "type": _TYPES.get(field.kind, "string")}
    if field.says:
        told["description"] = field.says.en
    limits: dict[str, object] = {"required": True} if field.needed else {}
    if field.list:
        limits["enum"] = [code.code for code in definition.list_by_id[field.list].codes]
    elif field.kind in _ANSWERS:
        limits["enum"] = list(_ANSWERS[field.kind])
    elif field.kind == "text":
        limits["maxLength"] = definition.longest_text
    if limits:
        told["constraints"] = limits
    return told
