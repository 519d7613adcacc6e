package io.podium.local.torture.actor;

import io.podium.local.statemachine.StateMachine;
import io.podium.local.template.FunctionDefinition;
import io.podium.local.template.HttpRoute;
import io.podium.local.template.QueueDefinition;
import io.podium.local.template.StateMachineDefinition;
import io.podium.local.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What is deployed in every world, from the template. One blueprint serves one world at a time.
 *
 * @param template the template
 * @param machine its state machine
 * @param functions the functions by logical id and by ARN
 * @param routes the functions by the routes that they answer
 */
public record Blueprint(
        Template template,
        StateMachine machine,
        Map<String, FunctionDefinition> functions,
        Map<String, String> routes) {

    /**
     * Reads a template.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    public static Blueprint load(Path file) {
        try {
            Template template = Template.load(file);
            StateMachineDefinition machine = template.stateMachines().get(0);
            Map<String, FunctionDefinition> functions = new HashMap<>();
            Map<String, String> routes = new HashMap<>();
            for (FunctionDefinition function : template.functions()) {
                functions.put(function.id(), function);
                functions.put(function.aliasArn(), function);
                for (HttpRoute route : function.routes()) {
                    routes.put(route.key(), function.id());
                }
            }
            return new Blueprint(
                    template,
                    StateMachine.load(Files.readString(machine.definition()), machine.substitutions()),
                    functions,
                    routes);
        } catch (IOException e) {
            throw new UncheckedIOException("the template " + file + " cannot be read", e);
        }
    }

    FunctionDefinition function(String name) {
        return Objects.requireNonNull(functions.get(name), () -> "the template has no function " + name);
    }

    QueueDefinition queue(String id) {
        return template.queues().stream()
                .filter(queue -> queue.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the template has no queue " + id));
    }
}
