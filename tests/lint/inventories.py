# SPDX-License-Identifier: GPL-3.0-or-later
"""The inventories of data/security know all there is in the sources, and nothing that is not there."""

import json
import os
import pathlib
import re
import unittest

TOP = pathlib.Path(os.environ.get("YUI_SOURCE") or pathlib.Path(__file__).resolve().parents[2])
BUILD = pathlib.Path(os.environ.get("YUI_BUILD_ROOT", TOP / ".build/test"))
SECURITY = TOP / "data/security"
CALL = re.compile(
    r"\b(crypto_[a-z]+(?:_?[a-z]*\d+)?|randombytes_[a-z]+|EVP_\w+|gnutls_\w+|gcry_\w+|oath_[a-z0-9]+|G_CHECKSUM_[A-Z0-9]+"
    r"|g_uuid_string_random|g_tls_\w+|g_random_int|g_random_double|getrandom|secret_password)(?=[_A-Z(),; ])"
)
AUDITED = re.compile(r"yui_audit_add_(?:event|command|timer) \((.*?);", re.DOTALL)
SAID = re.compile(r'\bg_message \("([^"%]*)')


def rows(name, columns):
    for line in (SECURITY / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            cells = line.split("\t")
            assert len(cells) == columns, f"{name}: {line}"
            yield cells


def sources(*folders):
    for folder in folders:
        for path in sorted((TOP / "app" / folder).glob("**/*.c")):
            text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
            yield str(path.relative_to(TOP)), text


def family(name):
    """crypto_sign of crypto_sign_detached; other names are their own family."""
    found = re.match(r"crypto_(?:hash_sha256|auth_hmacsha256|sign|pwhash)", name)
    return found[0] if found else name


class Cryptography(unittest.TestCase):
    def test_calls(self):
        listed = {call for cells in list(rows("cryptography.tsv", 5))[1:] for call in cells[4].split()}
        made = {f"{path}:{family(name)}" for path, text in sources(".") for name in CALL.findall(text)}
        self.assertEqual(made - listed, set(), "used, but not in the inventory")
        self.assertEqual(listed - made, set(), "in the inventory, but not used")
        self.assertGreater(len(made), 20)


class Logs(unittest.TestCase):
    def setUp(self):
        self.cells = list(rows("logs.tsv", 5))[1:]

    def test_audit_words(self):
        listed = {word for where, _, words, *_ in self.cells if where == "audit_log" and "*" not in words for word in words.split()}
        added = {word for _, text in sources("server") for call in AUDITED.findall(text)
                 for word in re.findall(r'"([a-z]+[A-Z]\w+)"', call)}  # fmt: skip
        self.assertEqual(added, listed)

    def test_journal_words(self):
        listed = " ".join(words for where, _, words, *_ in self.cells if where == "journal")
        said = {words.strip() for _, text in sources("server", "store") for words in SAID.findall(text)}
        for words in sorted(said - {"", "The timer"}):
            with self.subTest(words):
                self.assertIn(words.removesuffix(":").split(" at once")[0], listed)


class Libraries(unittest.TestCase):
    def test_all(self):
        """The inventory that the build wrote has each library that the build asks for, with version and licence."""
        build = (TOP / "meson.build").read_text(encoding="utf-8")
        asked = set(re.findall(r"\bdependency\('([^']+)'", build)) - {"gobject-2.0", "gio-2.0", "gio-unix-2.0"}  # of glib-2.0
        bom = json.loads((BUILD / "data/yui.cdx.json").read_text(encoding="utf-8"))
        self.assertEqual((bom["bomFormat"], bom["specVersion"]), ("CycloneDX", "1.6"))
        self.assertEqual({component["name"] for component in bom["components"]}, asked)
        for component in bom["components"]:
            with self.subTest(component["name"]):
                self.assertRegex(component["version"], r"^[0-9]+(\.[0-9]+)*")
                self.assertTrue(component["licenses"] and component["description"])
        references = {component["bom-ref"] for component in bom["components"]}
        self.assertEqual(set(bom["dependencies"][0]["dependsOn"]), references)


if __name__ == "__main__":
    unittest.main()
