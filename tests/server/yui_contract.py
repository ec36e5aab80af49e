# SPDX-License-Identifier: GPL-3.0-or-later
"""data/openapi.yaml as tests need it: its operations, and a body that fits a schema."""

import datetime
import os

import yaml

METHODS = ("get", "post", "put", "patch", "delete")
NOWHERE = "01930000-0000-7000-8000-00000000dead"


class Contract:
    def __init__(self):
        with open(os.path.join(os.environ["YUI_SOURCE"], "data", "openapi.yaml"), encoding="utf-8") as file:
            self.document = yaml.safe_load(file)

    def resolve(self, value):
        while "$ref" in value:
            node = self.document
            for part in value["$ref"].removeprefix("#/").split("/"):
                node = node[part]
            value = {**node, **{k: v for k, v in value.items() if k != "$ref"}}
        return value

    def operations(self):
        for path, item in self.document["paths"].items():
            for method in METHODS:
                if method in item:
                    yield Operation(self, path, method.upper(), item)

    def example(self, schema, name, values):
        """The least that fits the schema; values gives what a property of that name must be."""
        schema = self.resolve(schema)
        if name in values:
            return values[name]
        if "allOf" in schema:
            return self.whole(schema["allOf"], values)
        if "oneOf" in schema or "anyOf" in schema:
            return self.example((schema.get("oneOf") or schema["anyOf"])[0], name, values)
        if "enum" in schema:
            return schema["enum"][0]
        kind = schema.get("type", "object")
        kind = kind[0] if isinstance(kind, list) else kind
        if kind == "object":
            return self.whole([schema], values)
        if kind == "array":
            one = name[:-1] if name.endswith("s") else name
            return [self.example(schema["items"], one, values)] * max(1, schema.get("minItems", 1))
        return self.scalar(schema, kind)

    def whole(self, parts, values):
        parts = [self.resolve(part) for part in parts]
        properties = {k: v for part in parts for k, v in part.get("properties", {}).items()}
        required = [name for part in parts for name in part.get("required", [])]
        return {name: self.example(properties[name], name, values) for name in required}

    @staticmethod
    def scalar(schema, kind):
        tomorrow = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=1)
        if kind in ("integer", "number"):
            return schema.get("minimum", 1)
        if kind == "boolean":
            return True
        texts = {"date-time": tomorrow.strftime("%Y-%m-%dT%H:00:00Z"), "date": tomorrow.strftime("%Y-%m-%d"),
                 "uuid": NOWHERE}  # fmt: skip
        return texts.get(schema.get("format"), "x" * max(1, schema.get("minLength", 1)))


class Operation:
    def __init__(self, contract, path, method, item):
        self.contract = contract
        self.path = path
        self.method = method
        self.item = item[method.lower()]
        self.id = self.item["operationId"]
        self.roles = self.item["x-yui-roles"]
        self.parameters = [contract.resolve(p) for p in item.get("parameters", []) + self.item.get("parameters", [])]

    def path_values(self):
        return [p["name"] for p in self.parameters if p["in"] == "path"]

    def target(self, values):
        """The address with the values of the path and what the query must have."""
        path = self.path
        for name in self.path_values():
            path = path.replace("{" + name + "}", str(values[name]))
        query = [f"{p['name']}={self.contract.example(p['schema'], p['name'], values)}" for p in self.parameters
                 if p["in"] == "query" and p.get("required")]  # fmt: skip
        return path + ("?" + "&".join(query) if query else "")

    def headers(self):
        return {"If-Match": "*"} if any(p["name"] == "If-Match" for p in self.parameters) else {}

    def body(self, values):
        """(media type, value) of the least body; (None, None) when it takes none."""
        content = self.contract.resolve(self.item.get("requestBody", {})).get("content", {})
        for media_type, of in content.items():
            return media_type, self.contract.example(of["schema"], "", values)
        return None, None
