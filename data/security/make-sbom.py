# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the inventory of libraries, in CycloneDX 1.6: make-sbom.py OUTPUT YUI_VERSION NAME=VERSION…

The build gives names and versions as pkg-config knows them; nothing here depends on the moment or the machine.
"""

import json
import sys

# What each library is for, and its licence (SPDX).
LIBRARIES = {
    "glib-2.0": ("all programs: types, main loop, files", "LGPL-2.1-or-later"),
    "sqlite3": ("databases of server and clients", "blessing"),
    "libsystemd": ("server: readiness and sockets", "LGPL-2.1-or-later"),
    "libpq": ("server: PostgreSQL", "PostgreSQL"),
    "libqrencode": ("QR codes", "LGPL-2.1-or-later"),
    "pangocairo": ("papers: text", "LGPL-2.0-or-later"),
    "cairo-pdf": ("papers: PDF", "LGPL-2.1-only OR MPL-1.1"),
    "yyjson": ("server: JSON", "MIT"),
    "libmicrohttpd": ("server: HTTP", "LGPL-2.1-or-later"),
    "libsodium": ("server and kiosk: cryptography", "ISC"),
    "liboath": ("server: second factor", "LGPL-2.1-or-later"),
    "json-glib-1.0": ("clients: JSON", "LGPL-2.1-or-later"),
    "libsoup-3.0": ("clients: HTTP and TLS", "LGPL-2.0-or-later"),
    "libdex-1": ("clients: work that waits", "LGPL-2.1-or-later"),
    "libsecret-1": ("clients: secrets", "LGPL-2.1-or-later"),
    "gtk4": ("clients: windows", "LGPL-2.0-or-later"),
    "libadwaita-1": ("clients: windows", "LGPL-2.1-or-later"),
    "poppler-glib": ("clients: PDF on the screen", "GPL-2.0-only OR GPL-3.0-only"),
}


def component(name, version):
    purpose, licence = LIBRARIES[name]
    return {
        "type": "library",
        "bom-ref": f"pkg:generic/{name}@{version}",
        "name": name,
        "version": version,
        "description": purpose,
        "licenses": [{"expression": licence} if " " in licence else {"license": {"id": licence}}],
        "purl": f"pkg:generic/{name}@{version}",
    }


def main(output, yui_version, *libraries):
    components = [component(*library.split("=", 1)) for library in sorted(libraries)]
    yui = f"pkg:generic/yui@{yui_version}"
    bom = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": yui,
                "name": "yui",
                "version": yui_version,
                "licenses": [{"license": {"id": "GPL-3.0-or-later"}}],
                "purl": yui,
            }
        },
        "components": components,
        "dependencies": [{"ref": yui, "dependsOn": [c["bom-ref"] for c in components]}],
    }
    with open(output, "w", encoding="utf-8") as file:
        json.dump(bom, file, ensure_ascii=False, indent=1)
        file.write("\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
