package io.podium.local.demo;

import io.podium.lambda.json.Tree;
import io.podium.local.queue.Queues;
import io.podium.local.worker.ApiClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Registers the pools and services of a replay through the API. */
final class Registration {
    private static final Duration VISIBILITY = Duration.ofMinutes(2);

    private final ApiClient api;
    private final Queues queues;

    /** @param queues makes the queues of services that are sent their tasks */
    Registration(ApiClient api, Queues queues) {
        this.api = api;
        this.queues = queues;
    }

    /**
     * Registers all of them.
     *
     * @return the services as the API shows them
     * @throws ReplayException if one is refused
     */
    List<Tree> run(DemoFiles files) throws IOException, InterruptedException {
        for (Map.Entry<String, Map<String, Object>> pool : files.pools().entrySet()) {
            granted("pool " + pool.getKey(), api.send("PUT", "/pools/" + pool.getKey(), pool.getValue()));
        }
        List<Tree> services = new ArrayList<>();
        for (Map<String, Object> service : files.services()) {
            services.add(
                    granted("service " + service.get("serviceId"), api.send("POST", "/services", placed(service))));
        }
        return services;
    }

    /** The file names a queue; its URL is known only here. */
    private Map<String, Object> placed(Map<String, Object> service) {
        String queue = new Tree(service).at("target", "queueUrl").text().orElse("");
        if (queue.isEmpty() || queue.contains("://")) {
            return service;
        }
        Map<String, Object> target = new LinkedHashMap<>();
        if (service.get("target") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> target.put(String.valueOf(name), value));
        }
        target.put("queueUrl", queues.create(queue, VISIBILITY));
        Map<String, Object> placed = new LinkedHashMap<>(service);
        placed.put("target", target);
        return placed;
    }

    private static Tree granted(String what, ApiClient.Answer answer) {
        if (!answer.isOk()) {
            throw new ReplayException(what + " was refused: " + answer.body());
        }
        return answer.tree();
    }
}
