#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes data/openapi.yaml as one readable page of HTML: make-contract-page.py CONTRACT PAGE.

No script, no picture, nothing from elsewhere; long parts are folded by <details>."""

import re
import sys
from html import escape

import yaml

METHODS = ("get", "post", "put", "patch", "delete")
STYLE = """
:root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 22%, transparent); }
body { font: 1rem/1.55 system-ui, sans-serif; max-width: 54rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.7rem; } h2 { font-size: 1.3rem; margin-top: 2.5rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 0 0 .3rem; overflow-wrap: anywhere; }
section.operation, section.schema { border: 1px solid var(--line); border-radius: .6rem; padding: .8rem 1rem; margin: .8rem 0; }
code { font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
.method { font-weight: 700; margin-right: .5rem; }
.who { opacity: .75; font-size: .9rem; }
dl { margin: .4rem 0; } dt { font-weight: 600; margin-top: .4rem; overflow-wrap: anywhere; } dd { margin: 0 0 0 1rem; }
summary { cursor: pointer; padding: .25rem 0; font-weight: 600; }
nav ul { columns: 14rem; padding-left: 1.2rem; } nav li { overflow-wrap: anywhere; }
a:focus-visible, summary:focus-visible { outline: 2px solid; outline-offset: 2px; }
"""


def words(text):
    """Escaped text with `code`, *emphasis* and paragraphs."""
    paragraphs = re.split(r"\n\s*\n", str(text).strip())
    marked = (re.sub(r"\*([^*]+)\*", r"<em>\1</em>", re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(p, quote=False)))
              for p in paragraphs)  # fmt: skip
    return "".join(f"<p>{p}</p>" for p in marked)


def inline(text):
    return words(text).removeprefix("<p>").removesuffix("</p>") if text else ""


class Page:
    def __init__(self, contract):
        self.contract = contract

    def resolve(self, value):
        while "$ref" in value:
            node = self.contract
            for part in value["$ref"].removeprefix("#/").split("/"):
                node = node[part]
            value = node
        return value

    # ---- schemas ----

    def kind(self, schema):
        """A schema in a few words, named ones as links."""
        if "$ref" in schema:
            name = schema["$ref"].rsplit("/", 1)[1]
            return f'<a href="#schema-{name}">{name}</a>'
        for key, joint in (("oneOf", " or "), ("anyOf", " or "), ("allOf", " and ")):
            if key in schema:
                return joint.join(self.kind(part) for part in schema[key])
        if "enum" in schema:
            return "one of " + ", ".join(f"<code>{escape(str(v))}</code>" for v in schema["enum"])
        if "const" in schema:
            return f"<code>{escape(str(schema['const']))}</code>"
        return self.plain_kind(schema)

    def plain_kind(self, schema):
        kinds = schema.get("type", "object")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if "array" in kinds:
            text = "list of " + self.kind(schema.get("items", {}))
        else:
            text = " or ".join(schema.get("format", k) if k in ("string", "integer") else k for k in kinds)
        limits = [f"{word} {schema[key]}" for key, word in (
            ("minimum", "from"), ("maximum", "to"), ("minLength", "at least"), ("maxLength", "at most"),
            ("minItems", "at least"), ("maxItems", "at most"), ("default", "otherwise")) if key in schema]  # fmt: skip
        limits += [f"like <code>{escape(schema['pattern'])}</code>"] if "pattern" in schema else []
        return text + (f" ({', '.join(limits)})" if limits else "")

    def members(self, schema):
        """A list of the members of an object, or what else it is."""
        parts = schema.get("allOf", [schema])
        if not any("properties" in part for part in parts):
            return f"<p>{self.kind(schema)}</p>"
        rows = []
        for part in parts:
            if "$ref" in part:
                rows.append(f"<dt>all of {self.kind(part)}</dt>")
            for name, of in part.get("properties", {}).items():
                must = "" if name in part.get("required", []) else " <small>(optional)</small>"
                note = f" – {inline(of['description'])}" if "description" in of else ""
                rows.append(f"<dt><code>{escape(name)}</code>{must}</dt><dd>{self.kind(of)}{note}{self.nested(of)}</dd>")
        return "<dl>" + "".join(rows) + "</dl>"

    def nested(self, schema):
        inner = schema.get("items", schema)
        return self.members(inner) if "properties" in inner else ""

    def contents(self, content):
        return "".join(f"<p><code>{escape(media)}</code></p>{self.members(of['schema'])}" if "properties" in of["schema"]
                       else f"<p><code>{escape(media)}</code>: {self.kind(of['schema'])}</p>"
                       for media, of in content.items())  # fmt: skip

    # ---- operations ----

    def parameters(self, item, operation):
        rows = [self.resolve(p) for p in item.get("parameters", []) + operation.get("parameters", [])]
        if not rows:
            return ""
        body = "".join(
            f"<dt><code>{escape(p['name'])}</code> <small>({p['in']}{'' if p.get('required') else ', optional'})</small></dt>"
            f"<dd>{self.kind(p['schema'])}{' – ' + inline(p['description']) if 'description' in p else ''}</dd>"
            for p in rows)  # fmt: skip
        return f"<details><summary>Asked with</summary><dl>{body}</dl></details>"

    def body(self, operation):
        if "requestBody" not in operation:
            return ""
        return f"<details><summary>Body</summary>{self.contents(self.resolve(operation['requestBody'])['content'])}</details>"

    def answers(self, operation):
        parts = []
        for status, response in operation["responses"].items():
            response = self.resolve(response)
            title = "Otherwise" if status == "default" else f"Answer {status}"
            parts.append(f"<details><summary>{title}: {inline(response['description'])}</summary>"
                         f"{self.contents(response.get('content', {}))}</details>")  # fmt: skip
        return "".join(parts)

    def operation(self, path, method, item):
        op = item[method]
        who = ", ".join(role.replace("_", " ") for role in op["x-yui-roles"])
        return (f'<section class="operation" id="{op["operationId"]}"><h3><span class="method">{method.upper()}</span>'
                f"<code>{escape(path)}</code></h3><p>{inline(op['summary'])}</p>"
                f"<p class=\"who\">For: {who}. <code>{op['operationId']}</code></p>{words(op.get('description', '')) if 'description' in op else ''}"
                f"{self.parameters(item, op)}{self.body(op)}{self.answers(op)}</section>")  # fmt: skip

    def by_tag(self):
        tags = {tag["name"]: [] for tag in self.contract["tags"]}
        for path, item in self.contract["paths"].items():
            for method in METHODS:
                if method in item:
                    tags[item[method]["tags"][0]].append((path, method, item))
        return {tag: operations for tag, operations in tags.items() if operations}

    def whole(self):
        info, tags = self.contract["info"], self.by_tag()
        index = "".join(
            f"<li><a href=\"#{item[method]['operationId']}\">{inline(item[method]['summary'])}</a></li>"
            for operations in tags.values() for path, method, item in operations)  # fmt: skip
        operations = "".join(
            f'<h2 id="tag-{tag}">{tag.capitalize()}</h2>' + "".join(self.operation(*one) for one in of)
            for tag, of in tags.items())  # fmt: skip
        schemas = "".join(
            f'<section class="schema" id="schema-{name}"><h3>{name}</h3>{words(s["description"]) if "description" in s else ""}'
            f"{self.members(s)}</section>" for name, s in self.contract["components"]["schemas"].items())  # fmt: skip
        return (
            f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
            f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(info["title"])} – the contract</title>'
            f"<style>{STYLE}</style></head><body><header><h1>{escape(info['title'])} – the contract</h1>{words(info['summary'])}</header>"
            f'<main>{words(info["description"])}<p>For programs: <a href="/v1/openapi.yaml">openapi.yaml</a>.</p>'
            f"<nav><details><summary>All operations</summary><ul>{index}</ul></details></nav>"
            f"{operations}<h2>Words</h2>{schemas}</main></body></html>\n"
        )


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        page = Page(yaml.safe_load(file)).whole()
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        file.write(page)


if __name__ == "__main__":
    main()
