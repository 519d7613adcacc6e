"""Checks the bill of materials: it is CycloneDX, names all that the archives of the functions contain, with licences."""

import glob
import json
import os
import re
import sys
import zipfile


def main(path):
    if not os.path.isfile(path):
        raise SystemExit(f"materials: {path} is missing. Maybe run Maven without -o: offline it makes none")
    with open(path, encoding="utf-8") as file:
        bill = json.load(file)
    faults = []
    if bill.get("bomFormat") != "CycloneDX":
        faults.append(f"{path} is not of CycloneDX")
    named = set()
    for component in bill.get("components", []):
        named.add(f"{component['name']}-{component['version']}")
        if not component.get("licenses") and not component["name"].startswith("podium-"):
            faults.append(f"{component['name']} {component['version']} has no licence")
    for archive in glob.glob("functions/*/target/podium-*.zip"):
        with zipfile.ZipFile(archive) as content:
            for name in content.namelist():
                jar = re.fullmatch(r"lib/(.+)\.jar", name)
                if jar and jar[1] not in named:
                    faults.append(f"{archive} contains {jar[1]}, which {path} does not name")
    print(f"materials: {path} names {len(named)} components")
    for fault in faults:
        print(f"materials: {fault}", file=sys.stderr)
    raise SystemExit(1 if faults else 0)


if __name__ == "__main__":
    main(sys.argv[1])
