"""Plants faults and demands that each check finds its own: python faults.py TOOLS

TOOLS is where infra/checks/run has installed its tools. Nothing in the working tree is changed: what is at fault is a copy.
Needs what infra/checks/run has left in target/. The faults are listed in infra/docs/checks.md.
"""

import copy
import json
import os
import subprocess
import sys
import tempfile
import zipfile
from concurrent.futures import ThreadPoolExecutor

import archives
import translation

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


def changed(text, old, new):
    if old not in text:
        raise SystemExit(f"faults: there is no {old!r} to plant a fault in")
    return text.replace(old, new, 1)


def command_faults(tools, folder):
    """Yields a name, what the check must say, and a command that must fail."""
    lint = os.path.join(tools, "venv/bin/cfn-lint")
    sam = os.path.join(tools, "venv/bin/sam")
    python = os.path.join(tools, "venv/bin/python")
    asl = os.path.join(tools, "npm/node_modules/.bin/asl-validator")
    template = read("template.yaml")
    translated = json.loads(read("target/translated-IAM.json"))

    def written(name, text):
        path = os.path.join(folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    mode = written("mode.yaml", changed(template, "BillingMode: PAY_PER_REQUEST", "BillingMode: PAY_PER_REQUSET"))
    yield "cfn-lint on the template: a billing mode misspelt", "PAY_PER_REQUSET", [lint, mode]

    resources = copy.deepcopy(translated)
    resources["Resources"]["SubmitFunction"]["Properties"]["Timeout"] = 901
    long = written("long.json", json.dumps(resources))
    yield "cfn-lint on the translation: a function of 901 seconds", "901", [lint, long]

    handler = "Handler: io.podium.lambda.handler.SubmitHandler"
    without = written("without.yaml", changed(template, handler, handler.replace("Handler:", "Handlr:")))
    yield "sam validate --lint: a handler misspelt", "Handler", [sam, "validate", "--lint", "--template", without]

    archive = "CodeUri: functions/lambda/target/podium-functions.zip"
    source = written("source.yaml", changed(template, archive, "CodeUri: nowhere"))
    built = os.path.join(folder, "built")
    yield "sam build: a folder that is not there", "nowhere", [sam, "build", "--template", source, "--build-dir", built]
    # Of an archive that is missing SAM says nothing.
    gone = written("gone.yaml", changed(template, archive, "CodeUri: nowhere/functions.zip"))
    yield "translation: code that is not there", "nowhere", [python, "infra/checks/translate.py", gone]

    machine = written("machine.json", changed(read("infra/statemachine/orchestrate.asl.json"), '"StartAt": "', '"StartAt": "No'))
    yield "asl-validator: a start that is no state", "", [asl, "--json-path", machine]

    bill = json.loads(read("infra/local/target/podium-sbom.json"))
    bill["components"] = [each for each in bill["components"] if each["name"] != "jackson-core"]
    short = written("bill.json", json.dumps(bill))
    yield "bill of materials: without jackson-core", "jackson-core", [python, "infra/checks/materials.py", short]


def plant_in_translation(resources):
    """Yields a name, what must be said, and what plants the fault in resources."""

    def statement(role="SubmitRole"):
        return resources[role]["Properties"]["Policies"][0]["PolicyDocument"]["Statement"][0]

    yield "an action with a wildcard", "dynamodb:*", lambda: statement().update(Action="dynamodb:*")
    yield "every resource", "on every resource", lambda: statement().update(Resource="*")
    yield "all but one action", "all but something", lambda: statement().update(NotAction="iam:PassRole")
    yield "a managed policy of AWS", "managed policy", lambda: resources["SubmitRole"]["Properties"].update(
        ManagedPolicyArns=["arn:aws:iam::aws:policy/AdministratorAccess"])
    schedule = next(name for name, each in resources.items() if each["Type"] == "AWS::Scheduler::Schedule")
    target = resources[schedule]["Properties"]["Target"]
    yield "a trigger past the alias", "no alias", lambda: target.update(Arn={"Fn::GetAtt": ["CronFunction", "Arn"]})
    yield "a schedule without dead letters", "no queue for dead letters", lambda: target.pop("DeadLetterConfig")
    other = [each for name, each in resources.items() if each["Type"] == "AWS::Scheduler::Schedule"][1]
    yield "dead letters of two schedules in one queue", "share a queue", lambda: target.update(
        DeadLetterConfig=other["Properties"]["Target"]["DeadLetterConfig"])
    submit = resources["SubmitFunction"]["Properties"]
    yield "a shared role", "share a role", lambda: submit.update(Role=resources["RunFunction"]["Properties"]["Role"])
    yield "a function without SnapStart", "no SnapStart", lambda: submit.pop("SnapStart")
    yield "another architecture", "java25 on arm64", lambda: submit.update(Architectures=["x86_64"])
    tasks = resources["Api"]["Properties"]["Body"]["paths"]["/tasks"]["post"]
    yield "an open route", "POST /tasks is open", lambda: tasks.update(security=[])
    table = resources["TasksTable"]
    yield "a table that goes with its stack", "not kept", lambda: table.update(DeletionPolicy="Delete")
    billed = table["Properties"]
    yield "a table with capacity", "not billed on demand", lambda: billed.update(BillingMode="PROVISIONED")
    yield "a table in the clear", "not encrypted with", lambda: billed.pop("SSESpecification")
    yield "a table without restoring", "cannot be restored", lambda: billed.pop("PointInTimeRecoverySpecification")
    queue = resources["TaskQueue"]["Properties"]
    yield "a queue in the clear", "TaskQueue is not encrypted", lambda: queue.pop("SqsManagedSseEnabled")
    yield "a queue without a tag", "TaskQueue has no tag", lambda: queue.pop("Tags")


def translation_faults():
    sound = json.loads(read("target/translated-IAM.json"))["Resources"]
    count = len(list(plant_in_translation(copy.deepcopy(sound))))
    for number in range(count):
        resources = copy.deepcopy(sound)
        name, said, plant = list(plant_in_translation(resources))[number]
        plant()
        yield f"permissions and triggers: {name}", said, "\n".join(translation.faults(resources))


def archive_faults(folder):
    for name, content in (("netty", "lib/netty-common-4.1.jar"), ("a test", "io/podium/FooTest.class")):
        path = os.path.join(folder, "archive.zip")
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(content, "")
        yield f"archives: with {name}", content, "\n".join(archives.faults(path, 1_000_000))
    yield "archives: too large", "must have fewer", "\n".join(archives.faults(path, 10))
    yield "archives: missing", "is missing", "\n".join(archives.faults(os.path.join(folder, "none.zip"), 10))


def main(tools):
    missed = []
    with tempfile.TemporaryDirectory(dir=os.path.join(ROOT, "target")) as folder, ThreadPoolExecutor(2) as pool:

        def run(fault):
            name, said, command = fault
            ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
            printed = ended.stdout + ended.stderr
            return name, said, printed if ended.returncode else ""

        results = [
            *pool.map(run, command_faults(tools, folder)),
            *translation_faults(),
            *archive_faults(folder),
        ]
    for name, said, printed in results:
        found = bool(printed) and said in printed
        if not found:
            missed.append(name)
            print(f"faults: missed {name}; it said: {printed[-500:]!r}", file=sys.stderr)
    print(f"faults: {len(results) - len(missed)} of {len(results)} planted faults were found")
    raise SystemExit(1 if missed else 0)


if __name__ == "__main__":
    main(sys.argv[1])
