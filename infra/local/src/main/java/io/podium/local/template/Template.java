package io.podium.local.template;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The wiring of a deployment: what the template says, with parameters and references resolved. Roles, logs and alarms
 * are left out; whatever else the local stack cannot do is refused.
 */
public record Template(
        List<FunctionDefinition> functions,
        List<QueueDefinition> queues,
        List<TableDefinition> tables,
        List<StateMachineDefinition> stateMachines,
        List<PipeDefinition> pipes) {

    public Template {
        functions = List.copyOf(functions);
        queues = List.copyOf(queues);
        tables = List.copyOf(tables);
        stateMachines = List.copyOf(stateMachines);
        pipes = List.copyOf(pipes);
    }

    /** Reads a template with the defaults of its parameters, for queues at the usual address of ElasticMQ. */
    public static Template load(Path file) throws IOException {
        return load(file, Map.of(), new LocalNames(URI.create("http://127.0.0.1:9324")));
    }

    /**
     * Reads a template.
     *
     * @param parameters values for some of its parameters; the others have their defaults
     * @param names what resources are called
     * @throws IOException when the file cannot be read
     * @throws TemplateException when the template is wrong or holds what the local stack would have to ignore
     */
    public static Template load(Path file, Map<String, String> parameters, ResourceNames names) throws IOException {
        Section root = Section.of(Yaml.read(Files.readString(file), file.toString()), "the template");
        Path directory = file.toAbsolutePath().getParent();
        return new ResourceReader(root, parameters, names, directory == null ? Path.of("") : directory).read();
    }
}
