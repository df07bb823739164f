#!/usr/bin/env python3
"""Writes what an image was made of as a CycloneDX document.

    inputs.py ARCH COMMIT JDK DEBIAN_LIST JARS_LIST
"""

import json
import re
import sys


def debian(path: str) -> list[dict]:
    with open(path, encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines]
    return [
        {
            "type": "library",
            "name": name,
            "version": version,
            "purl": f"pkg:deb/debian/{name}@{version}?arch={arch}&distro=trixie",
        }
        for name, version, arch in rows
    ]


def jars(path: str) -> list[dict]:
    found = []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            digest, file = line.split()
            stem = file.removeprefix("./").removesuffix(".jar")
            parts = re.fullmatch(r"(.+?)-(\d[\w.]*?(?:-SNAPSHOT)?)((?:-linux)?(?:-aarch64)?)", stem)
            found.append({
                "type": "library",
                "name": parts[1] if parts else stem,
                "version": parts[2] if parts else "as built",
                "hashes": [{"alg": "SHA-256", "content": digest}],
            })
    return found


def main(arch: str, commit: str, jdk: str, debian_list: str, jars_list: str) -> None:
    runtime = {"type": "platform", "name": "openjdk-25 (jlink)", "version": jdk}
    document = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": {"type": "firmware", "name": f"hymy-kiosk-{arch}", "version": commit}},
        "components": [runtime, *jars(jars_list), *debian(debian_list)],
    }
    json.dump(document, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    if len(sys.argv) != 6:
        sys.exit(__doc__)
    main(*sys.argv[1:])
