package io.podium.local.worker;

import io.podium.lambda.json.Tree;
import io.podium.local.clock.AcceleratedClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a service's workers know of it, looked up again every now and then, since the optimizer may change it. */
final class ServiceView {
    private static final Duration VALID = Duration.ofSeconds(10);

    private final ApiClient api;
    private final AcceleratedClock clock;
    private final String serviceId;
    private Instant lookedUp = Instant.MIN;
    private int slots;

    ServiceView(ApiClient api, AcceleratedClock clock, String serviceId) {
        this.api = api;
        this.clock = clock;
        this.serviceId = serviceId;
    }

    /** Returns how many tasks the service's instances run at a time; what was known last where nobody answers. */
    int slots() throws IOException, InterruptedException {
        Instant now = clock.instant();
        if (lookedUp.equals(Instant.MIN) || !now.isBefore(lookedUp.plus(VALID))) {
            lookedUp = now;
            ApiClient.Answer answer = api.get("/services/" + serviceId);
            if (answer.isOk()) {
                slots = integer(answer.tree().at("instances"))
                        * integer(answer.tree().at("slots"));
            }
        }
        return slots;
    }

    /** Returns the URL of the queue that the service takes its tasks from; empty for one that leases them. */
    static Optional<String> queueUrl(Tree service) {
        return service.at("target", "queueUrl").text();
    }

    private static int integer(Tree number) {
        return number.value() instanceof Long count ? Math.toIntExact(count) : 0;
    }
}
