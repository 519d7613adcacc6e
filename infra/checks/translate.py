"""Writes what CloudFormation makes of the template: python translate.py template.yaml > translated.json

Parameters have their defaults, or the values that are given as NAME=VALUE. No account and no network is needed.
"""

import json
import os
import sys

from samcli.yamlhelper import yaml_parse
from samtranslator.translator.transform import transform


class NoManagedPolicies:
    """The template names no managed policy of AWS, so there is none to look up."""

    def load(self):
        return {}


def main(path, given):
    with open(path, encoding="utf-8") as file:
        template = yaml_parse(file.read())
    folder = os.path.dirname(os.path.abspath(path))
    for resource in template["Resources"].values():
        uri = resource.get("Properties", {}).get("DefinitionUri")
        if uri:
            # As sam package does: the translation takes places in S3 only.
            if not os.path.isfile(os.path.join(folder, uri)):
                raise SystemExit(f"{uri} is no file")
            resource["Properties"]["DefinitionUri"] = f"s3://bucket/{uri}"
        uri = resource.get("Properties", {}).get("CodeUri")
        if uri:
            if not os.path.isfile(os.path.join(folder, uri)):
                raise SystemExit(f"{uri} is no file. Maybe run: mvn -q package -DskipTests")
            resource["Properties"]["CodeUri"] = f"s3://bucket/{uri}"
    parameters = {
        name: definition.get("Default", "") for name, definition in template["Parameters"].items()
    }
    parameters.update(dict(each.split("=", 1) for each in given))
    os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")
    translated = transform(
        template, parameters, NoManagedPolicies(), passthrough_metadata=True
    )
    json.dump(translated, sys.stdout, indent=1, sort_keys=True, default=str)
    print()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
