"""Checks the archives of the functions: their sizes, and that nothing is in them that has no place there."""

import os
import re
import sys
import zipfile

MEGABYTE = 1_000_000
LIMITS = {
    "functions/lambda/target/podium-functions.zip": 15 * MEGABYTE,
    "functions/optimizer/target/podium-optimizer.zip": 60 * MEGABYTE,
}
# Unpacked, with all layers; a quota of Lambda.
UNPACKED = 250 * 1_048_576
FORBIDDEN = re.compile(
    r"netty|apache-client|httpclient|httpcore|aws-crt|junit|assertj|jqwik|archunit|jacoco|dynamodblocal|elasticmq"
    r"|h2-|-tests\.jar|(^|/)[A-Za-z0-9$]*Test\.class",
    re.IGNORECASE,
)


def faults(path, limit):
    if not os.path.isfile(path):
        yield f"{path} is missing. Maybe run: mvn -q package -DskipTests"
        return
    size = os.path.getsize(path)
    with zipfile.ZipFile(path) as archive:
        unpacked = sum(entry.file_size for entry in archive.infolist())
        names = archive.namelist()
    print(f"archives: {path} has {size / MEGABYTE:.1f} MB, {unpacked / MEGABYTE:.1f} MB unpacked")
    if size >= limit:
        yield f"{path} has {size} bytes but must have fewer than {limit}"
    if unpacked >= UNPACKED:
        yield f"{path} has {unpacked} bytes unpacked, of which Lambda takes {UNPACKED}"
    for name in names:
        if FORBIDDEN.search(name):
            yield f"{path} contains {name}"
    if not any(name.startswith("io/podium/") for name in names):
        yield f"{path} contains none of Podium's classes at its root"


if __name__ == "__main__":
    found = [fault for path, limit in LIMITS.items() for fault in faults(path, limit)]
    for fault in found:
        print(f"archives: {fault}", file=sys.stderr)
    raise SystemExit(1 if found else 0)
