"""Checks what CloudFormation makes of the template: python translation.py translated.json

- A permission names its action, and its resource unless AWS knows none for it: those are listed below with the reason.
- Nobody gets a managed policy of AWS, which would hold more than what is needed.
- Whatever calls a function calls its alias, since only a published version has a snapshot.
- Every function has a role of its own, and a version and an alias.
- No route of the API but the health check is open.
- Every schedule has a queue of its own for dead letters.
- What is paid for is tagged.
- Every table is kept, encrypted, restorable and billed on demand; every queue is encrypted.
"""

import json
import sys

# IAM allows these on "*" only, or on nothing that the template could name.
WITHOUT_RESOURCE = {
    "xray:PutTraceSegments": "X-Ray has no resources for segments",
    "xray:PutTelemetryRecords": "X-Ray has no resources for telemetry",
    "xray:GetSamplingRules": "Step Functions reads sampling rules, which have no resource in a policy for reading",
    "xray:GetSamplingTargets": "as above",
    "logs:CreateLogDelivery": "log delivery has no resources",
    "logs:GetLogDelivery": "as above",
    "logs:UpdateLogDelivery": "as above",
    "logs:DeleteLogDelivery": "as above",
    "logs:ListLogDeliveries": "as above",
    "logs:PutResourcePolicy": "resource policies of CloudWatch Logs are the account's",
    "logs:DescribeResourcePolicies": "as above",
    "logs:DescribeLogGroups": "the delivery lists the log groups of the account",
}
OPEN = {"GET /health"}
# What is paid for or holds something. The roles that SAM makes for schedules have tags of SAM only.
TAGGED = {
    "AWS::CloudWatch::Alarm",
    "AWS::DynamoDB::Table",
    "AWS::Lambda::Function",
    "AWS::Logs::LogGroup",
    "AWS::Pipes::Pipe",
    "AWS::SQS::Queue",
    "AWS::StepFunctions::StateMachine",
}


def listed(value):
    return value if isinstance(value, list) else [value]


def branches(value):
    """Yields what a value may become under any condition."""
    if isinstance(value, dict) and set(value) == {"Fn::If"}:
        for branch in value["Fn::If"][1:]:
            yield from branches(branch)
    elif isinstance(value, list):
        for each in value:
            yield from branches(each)
    elif value != {"Ref": "AWS::NoValue"}:
        yield value


def policies(resource):
    properties = resource["Properties"]
    for policy in properties.get("Policies", []):
        yield policy["PolicyDocument"]
    if "PolicyDocument" in properties:
        yield properties["PolicyDocument"]


def statement_faults(statement):
    if "NotAction" in statement or "NotResource" in statement:
        yield "allows all but something"
    for action in listed(statement.get("Action", "*")):
        if "*" in action:
            yield f"allows {action}"
        for resource in branches(statement.get("Resource", "*")):
            text = json.dumps(resource)
            if text == '"*"' and action not in WITHOUT_RESOURCE:
                yield f"allows {action} on every resource"
            elif text != '"*"' and "*" in text:
                yield f"allows {action} on {text}"


def permission_faults(resources):
    for name, resource in resources.items():
        if resource["Type"] in ("AWS::IAM::Role", "AWS::IAM::Policy", "AWS::IAM::ManagedPolicy"):
            for arn in resource["Properties"].get("ManagedPolicyArns", []):
                if set(arn) != {"Ref"} or arn["Ref"] not in resources:
                    yield f"{name} has the managed policy {arn}"
            for policy in policies(resource):
                for statement in branches(policy["Statement"]):
                    for fault in statement_faults(statement):
                        yield f"{name} {fault}"


def functions(resources):
    return {name for name, each in resources.items() if each["Type"] == "AWS::Lambda::Function"}


def trigger_faults(resources, body):
    plain = functions(resources)
    queues = {}
    calls = {
        "AWS::Lambda::EventSourceMapping": lambda each: each["FunctionName"],
        "AWS::Lambda::Permission": lambda each: each["FunctionName"],
        "AWS::Scheduler::Schedule": lambda each: each["Target"]["Arn"],
        "AWS::StepFunctions::StateMachine": lambda each: list(each["DefinitionSubstitutions"].values()),
    }
    for name, resource in resources.items():
        if resource["Type"] in calls:
            for target in listed(calls[resource["Type"]](resource["Properties"])):
                if resources.get(target.get("Ref"), {}).get("Type") != "AWS::Lambda::Alias":
                    yield f"{name} calls {json.dumps(target)}, which is no alias"
        if resource["Type"] == "AWS::Scheduler::Schedule":
            queue = json.dumps(resource["Properties"]["Target"].get("DeadLetterConfig"))
            if queue == "null":
                yield f"{name} has no queue for dead letters"
            elif queue in queues:
                yield f"{name} and {queues[queue]} share a queue for dead letters"
            queues[queue] = name
    for path, operations in body["paths"].items():
        for method, operation in operations.items():
            uri = json.dumps(operation["x-amazon-apigateway-integration"]["uri"])
            if any("${" + function + "}" in uri or "${" + function + "." in uri for function in plain):
                yield f"{method} {path} calls a function without its alias"


def function_faults(resources):
    roles = {}
    for name in functions(resources):
        properties = resources[name]["Properties"]
        role = json.dumps(properties["Role"])
        if role in roles:
            yield f"{name} and {roles[role]} share a role"
        roles[role] = name
        if properties.get("SnapStart") != {"ApplyOn": "PublishedVersions"}:
            yield f"{name} has no SnapStart"
        if (properties["Runtime"], properties["Architectures"]) != ("java25", ["arm64"]):
            yield f"{name} is not for java25 on arm64"


def route_faults(body):
    for path, operations in body["paths"].items():
        for method, operation in operations.items():
            key = f"{method.upper()} {path}"
            if not operation.get("security") and key not in OPEN:
                yield f"{key} is open"


def storage_faults(resources):
    for name, resource in resources.items():
        properties = resource.get("Properties", {})
        if resource["Type"] == "AWS::DynamoDB::Table":
            if {resource.get("DeletionPolicy"), resource.get("UpdateReplacePolicy")} != {"Retain"}:
                yield f"{name} is not kept when the stack goes"
            if properties.get("BillingMode") != "PAY_PER_REQUEST":
                yield f"{name} is not billed on demand"
            if not properties.get("SSESpecification", {}).get("SSEEnabled"):
                yield f"{name} is not encrypted with a key of KMS"
            if not properties.get("PointInTimeRecoverySpecification", {}).get("PointInTimeRecoveryEnabled"):
                yield f"{name} cannot be restored to a point in time"
        if resource["Type"] == "AWS::SQS::Queue" and not properties.get("SqsManagedSseEnabled"):
            yield f"{name} is not encrypted"


def tag_faults(resources):
    for name, resource in resources.items():
        if resource["Type"] in TAGGED and "podium-stage" not in json.dumps(resource["Properties"].get("Tags", "")):
            yield f"{name} has no tag podium-stage"


def faults(resources):
    """Returns all that is wrong."""
    body = resources["Api"]["Properties"]["Body"]
    return [
        *permission_faults(resources),
        *trigger_faults(resources, body),
        *function_faults(resources),
        *route_faults(body),
        *storage_faults(resources),
        *tag_faults(resources),
    ]


def main(path):
    with open(path, encoding="utf-8") as file:
        resources = json.load(file)["Resources"]
    found = faults(resources)
    for fault in found:
        print(f"translation: {fault}", file=sys.stderr)
    raise SystemExit(1 if found else 0)


if __name__ == "__main__":
    main(sys.argv[1])
