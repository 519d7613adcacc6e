package io.podium.local.template;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A function and what triggers it.
 *
 * @param id logical id
 * @param aliasArn the ARN by which the state machine calls it
 * @param handler name of the handler's class
 * @param timeout longest time a call may take
 * @param memoryMegabytes what its duration is billed with
 * @param environment variables by name
 */
public record FunctionDefinition(
        String id,
        String aliasArn,
        String handler,
        Duration timeout,
        int memoryMegabytes,
        Map<String, String> environment,
        List<HttpRoute> routes,
        List<QueueSource> queueSources,
        List<Timer> timers) {

    public FunctionDefinition {
        environment = Map.copyOf(environment);
        routes = List.copyOf(routes);
        queueSources = List.copyOf(queueSources);
        timers = List.copyOf(timers);
    }
}
