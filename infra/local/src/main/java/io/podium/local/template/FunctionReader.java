package io.podium.local.template;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads functions, over what the globals say. */
final class FunctionReader {
    private static final Set<String> READ = Set.of("Handler", "Timeout", "MemorySize", "Environment", "Events");
    private static final Set<String> IGNORED = Set.of(
            "Architectures",
            "AutoPublishAlias",
            "CodeUri",
            "Description",
            "LoggingConfig",
            "Role",
            "Runtime",
            "SnapStart",
            "Tags",
            "Tracing");

    private final Section globals;
    private final ResourceNames names;
    private final EventReader events;

    FunctionReader(Section globals, ResourceNames names, EventReader events) {
        globals.only(READ, IGNORED);
        this.globals = globals;
        this.names = names;
        this.events = events;
    }

    FunctionDefinition read(String id, Section fields) {
        fields.only(READ, IGNORED);
        Map<String, String> environment = new LinkedHashMap<>(environment(globals));
        environment.putAll(environment(fields));
        Triggers triggers = events.read(fields.optionalSection("Events"));
        return new FunctionDefinition(
                id,
                names.attribute("AWS::Serverless::Function", id, "Alias"),
                fields.text("Handler"),
                Duration.ofSeconds(either(fields, "Timeout").integer("Timeout")),
                either(fields, "MemorySize").integer("MemorySize"),
                environment,
                triggers.routes(),
                triggers.queueSources(),
                triggers.timers());
    }

    private Section either(Section fields, String key) {
        return fields.has(key) || !globals.has(key) ? fields : globals;
    }

    private static Map<String, String> environment(Section fields) {
        Section environment = fields.optionalSection("Environment");
        environment.only(Set.of("Variables"), Set.of());
        return environment.optionalSection("Variables").texts();
    }
}
