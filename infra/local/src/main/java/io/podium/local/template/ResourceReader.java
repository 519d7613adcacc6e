package io.podium.local.template;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Reads the resources of a template, each by its type. */
final class ResourceReader {
    /** What a deployment needs and a local stack does without. */
    private static final Set<String> IGNORED_TYPES = Set.of(
            "AWS::CloudWatch::Alarm",
            "AWS::CloudWatch::Dashboard",
            "AWS::IAM::ManagedPolicy",
            "AWS::IAM::Role",
            "AWS::Logs::LogGroup",
            "AWS::SQS::QueuePolicy");

    private final Map<String, Section> properties = new LinkedHashMap<>();
    private final Map<String, String> types = new LinkedHashMap<>();
    private final Section globals;
    private final ResourceNames names;
    private final Path directory;

    ResourceReader(Section root, Map<String, String> parameters, ResourceNames names, Path directory) {
        root.only(
                Set.of("Parameters", "Conditions", "Globals", "Resources"),
                Set.of("AWSTemplateFormatVersion", "Transform", "Description", "Rules", "Outputs", "Metadata"));
        this.names = names;
        this.directory = directory;
        Map<String, Section> resources = root.section("Resources").sections();
        resources.forEach((id, resource) -> types.put(id, resource.text("Type")));
        Intrinsics intrinsics = new Intrinsics(
                new References(types, Parameters.read(root.optionalSection("Parameters"), parameters), names),
                conditions(root));
        resources.forEach((id, resource) -> readProperties(id, resource, intrinsics));
        Section all = root.optionalSection("Globals");
        all.only(Set.of("Function"), Set.of());
        this.globals =
                Section.of(intrinsics.resolve(all.optionalSection("Function").values()), "Globals.Function");
    }

    private static Map<String, Object> conditions(Section root) {
        Map<String, Object> conditions = new LinkedHashMap<>();
        root.optionalSection("Conditions").sections().forEach((name, body) -> conditions.put(name, body.values()));
        return conditions;
    }

    private void readProperties(String id, Section resource, Intrinsics intrinsics) {
        if (!IGNORED_TYPES.contains(types.get(id))) {
            resource.only(Set.of("Type", "Properties"), Set.of("DeletionPolicy", "UpdateReplacePolicy", "Metadata"));
            Object resolved =
                    intrinsics.resolve(resource.optionalSection("Properties").values());
            properties.put(id, Section.of(resolved, id));
        }
    }

    Template read() {
        Map<String, QueueDefinition> queues = new LinkedHashMap<>();
        QueueReader queueReader = new QueueReader(names, types);
        each("AWS::SQS::Queue", (id, fields) -> queues.put(id, queueReader.read(id, fields)));

        ApiReader api = new ApiReader();
        each("AWS::Serverless::HttpApi", api::read);

        List<TableDefinition> tables = new ArrayList<>();
        each("AWS::DynamoDB::Table", (id, fields) -> tables.add(TableReader.read(id, fields, names)));

        List<StateMachineDefinition> machines = new ArrayList<>();
        StateMachineReader machineReader = new StateMachineReader(names, directory);
        each("AWS::Serverless::StateMachine", (id, fields) -> machines.add(machineReader.read(id, fields)));

        List<PipeDefinition> pipes = new ArrayList<>();
        each("AWS::Pipes::Pipe", (id, fields) -> pipes.add(PipeReader.read(id, fields, queueReader, machines)));

        List<FunctionDefinition> functions = new ArrayList<>();
        FunctionReader functionReader = new FunctionReader(globals, names, new EventReader(api, queueReader));
        each("AWS::Serverless::Function", (id, fields) -> functions.add(functionReader.read(id, fields)));

        refuseOthers();
        api.refuseUnserved(functions);
        return new Template(functions, List.copyOf(queues.values()), tables, machines, pipes);
    }

    private void each(String type, BiConsumer<String, Section> reader) {
        properties.forEach((id, fields) -> {
            if (type.equals(types.get(id))) {
                reader.accept(id, fields);
            }
        });
    }

    private void refuseOthers() {
        Set<String> read = Set.of(
                "AWS::SQS::Queue",
                "AWS::Serverless::HttpApi",
                "AWS::DynamoDB::Table",
                "AWS::Serverless::StateMachine",
                "AWS::Pipes::Pipe",
                "AWS::Serverless::Function");
        properties.keySet().forEach(id -> {
            if (!read.contains(types.get(id))) {
                throw new TemplateException(
                        id + " is of type " + types.get(id) + ", which the local stack can neither run nor ignore");
            }
        });
    }
}
