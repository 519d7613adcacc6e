package io.podium.lambda.api;

import io.podium.domain.ledger.Ledger;
import io.podium.domain.resource.Pool;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.service.CircuitRules;
import io.podium.domain.service.Scaling;
import io.podium.domain.service.Service;
import io.podium.domain.service.ServiceSpec;
import io.podium.domain.service.Target;
import io.podium.lambda.json.Fields;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Services as the API reads and shows them. */
public final class ServiceJson {
    private static final int MAX_ADDRESS = 1_024;
    private static final int MAX_TYPES = 100;
    private static final int MAX_INSTANCES = 10_000;
    private static final int MAX_SLOTS = 1_000;
    private static final int MAX_POOLS = 20;
    private static final int MAX_DEPENDENCIES = 100;
    private static final int MAX_TTL_SECONDS = 7 * 24 * 3_600;
    private static final int MAX_LEASE_SECONDS = 12 * 3_600;
    private static final double MAX_TARGET_WAIT_SECONDS = 24 * 3_600;

    private ServiceJson() {}

    /** Reads the body of {@code POST /services}. */
    public static ServiceSpec read(Fields in) {
        Target target = in.optional("target", (fields, name) -> fields.object(name, ServiceJson::readTarget))
                .orElse(new Target.Pull());
        int instances = in.optional("instances", (fields, name) -> (int) fields.integer(name, 0, MAX_INSTANCES))
                .orElse(1);
        String id = in.id("serviceId");
        List<String> dependsOn = in.optional("dependsOn", (fields, name) -> fields.ids(name, 0, MAX_DEPENDENCIES))
                .orElse(List.of());
        in.check(!dependsOn.contains(id), "dependsOn", "a service does not depend on itself, as \"" + id + "\" would");
        Duration usualTtl = target.isPushed() ? Duration.ZERO : ServiceSpec.DEFAULT_TTL;
        return new ServiceSpec(
                id,
                in.ids("taskTypes", 1, MAX_TYPES),
                target,
                instances,
                in.optional("slots", (fields, name) -> (int) fields.integer(name, 1, MAX_SLOTS))
                        .orElse(1),
                in.optional("pool", Fields::id).orElse(Pool.DEFAULT_ID),
                in.optional("allowedPools", (fields, name) -> fields.ids(name, 0, MAX_POOLS))
                        .orElse(List.of()),
                in.optional("resources", Fields::amounts)
                        .map(ResourceVector::of)
                        .orElse(ResourceVector.NONE),
                in.optional("ttlSeconds", (fields, name) -> fields.integer(name, 1, MAX_TTL_SECONDS))
                        .map(Duration::ofSeconds)
                        .orElse(usualTtl),
                in.optional("leaseSeconds", (fields, name) -> fields.integer(name, 1, MAX_LEASE_SECONDS))
                        .map(Duration::ofSeconds)
                        .orElse(ServiceSpec.DEFAULT_LEASE),
                in.optional("scaling", (fields, name) -> fields.object(name, ServiceJson::readScaling))
                        .orElse(Scaling.fixed(instances)),
                dependsOn,
                in.optional("circuit", (fields, name) -> fields.object(name, CircuitJson::read))
                        .orElse(CircuitRules.DEFAULT));
    }

    private static Scaling readScaling(Fields in) {
        int min = (int) in.integer("minInstances", 0, MAX_INSTANCES);
        int max = (int) in.integer("maxInstances", 0, MAX_INSTANCES);
        in.check(max >= min, "maxInstances", "at least minInstances is expected, which is " + min + ", not " + max);
        Duration wait = in.optional(
                        "targetWaitSeconds", (fields, name) -> fields.number(name, 0.001, MAX_TARGET_WAIT_SECONDS))
                .map(seconds -> Duration.ofMillis(Math.max(1, Math.round(seconds * 1000))))
                .orElse(Scaling.DEFAULT_TARGET_WAIT);
        return new Scaling(
                min,
                Math.max(min, max),
                wait,
                in.optional("actuator", (fields, name) -> fields.object(name, ActuatorJson::read))
                        .orElse(null));
    }

    private static Target readTarget(Fields in) {
        return switch (in.oneOf("type", List.of("pull", "sqs", "lambda", "http"))) {
            case "sqs" ->
                new Target.Sqs(
                        in.text("queueUrl", MAX_ADDRESS),
                        in.optional("preemptible", Fields::bool).orElse(false),
                        in.optional("tasksPerMessage", (fields, name) ->
                                        (int) fields.integer(name, 1, Target.Sqs.MAX_TASKS_PER_MESSAGE))
                                .orElse(1));
            case "lambda" -> new Target.Lambda(in.text("functionName", MAX_ADDRESS));
            case "http" -> new Target.Http(readUrl(in));
            default -> new Target.Pull();
        };
    }

    private static String readUrl(Fields in) {
        String url = in.text("url", MAX_ADDRESS);
        in.check(
                isHttps(url),
                "url",
                "an https address with a host and without a user is expected, not \"" + url + "\"");
        return url;
    }

    private static boolean isHttps(String url) {
        try {
            URI address = new URI(url);
            return "https".equalsIgnoreCase(address.getScheme())
                    && address.getHost() != null
                    && address.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Shows a service with its load. */
    public static Map<String, Object> show(Service service, Collection<Ledger> ledgers, Instant now) {
        ServiceSpec spec = service.spec();
        int taken = ledgers.stream()
                .mapToInt(ledger -> ledger.slotsTaken().getOrDefault(service.id(), 0))
                .sum();
        return Shown.object()
                .with("serviceId", spec.id())
                .with("taskTypes", spec.taskTypes())
                .with("target", showTarget(spec.target()))
                .with("instances", spec.instances())
                .with("slots", spec.slots())
                .with("pool", spec.pool())
                .with("allowedPools", spec.allowedPools())
                .with("resources", spec.resources())
                .with("ttlSeconds", spec.ttl().isZero() ? null : spec.ttl().toSeconds())
                .with("leaseSeconds", spec.lease().toSeconds())
                .with("scaling", showScaling(spec.scaling()))
                .with("dependsOn", spec.dependsOn())
                .with("circuit", CircuitJson.show(spec, ledgers, now))
                .with("status", status(service, now))
                .with("slotsInUse", taken)
                .with("slotsFree", Math.max(0, spec.seats() - taken))
                .with("registeredAt", service.registeredAt())
                .with("heartbeatAt", service.heartbeatAt())
                .tree();
    }

    /** Returns how a service stands: {@code ALIVE}, {@code DRAINING} or {@code LAPSED}. */
    public static String status(Service service, Instant now) {
        if (!service.isAlive(now)) {
            return "LAPSED";
        }
        return service.draining() ? "DRAINING" : "ALIVE";
    }

    private static Map<String, Object> showScaling(Scaling scaling) {
        return Shown.object()
                .with("minInstances", scaling.minInstances())
                .with("maxInstances", scaling.maxInstances())
                .with("targetWaitSeconds", scaling.targetWait().toMillis() / 1000.0)
                .with("actuator", scaling.actuator() == null ? null : ActuatorJson.show(scaling.actuator()))
                .tree();
    }

    private static Map<String, Object> showTarget(Target target) {
        Shown shown = Shown.object().with("type", target.type());
        if (target instanceof Target.Sqs sqs) {
            shown.with("queueUrl", sqs.queueUrl())
                    .with("preemptible", sqs.preemptible())
                    .with("tasksPerMessage", (long) sqs.tasksPerMessage());
        } else if (target instanceof Target.Lambda lambda) {
            shown.with("functionName", lambda.functionName());
        } else if (target instanceof Target.Http http) {
            shown.with("url", http.url());
        }
        return shown.tree();
    }
}
