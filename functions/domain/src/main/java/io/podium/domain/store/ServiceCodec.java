package io.podium.domain.store;

import io.podium.domain.service.ActuatorSpec;
import io.podium.domain.service.CircuitRules;
import io.podium.domain.service.Scaling;
import io.podium.domain.service.Service;
import io.podium.domain.service.ServiceSpec;
import io.podium.domain.service.Target;
import org.jspecify.annotations.Nullable;

/** Services as documents. */
final class ServiceCodec {
    private ServiceCodec() {}

    static Document write(Service service) {
        ServiceSpec spec = service.spec();
        return Document.empty()
                .put("schema", 1L)
                .put("id", spec.id())
                .putList("types", spec.taskTypes())
                .put("target", target(spec.target()).tree())
                .put("instances", (long) spec.instances())
                .put("slots", (long) spec.slots())
                .put("pool", spec.pool())
                .putList("allowedPools", spec.allowedPools())
                .put("resources", spec.resources())
                .put("ttl", spec.ttl())
                .put("lease", spec.lease())
                .put("min", (long) spec.scaling().minInstances())
                .put("max", (long) spec.scaling().maxInstances())
                .put("targetWait", spec.scaling().targetWait())
                .put("actuator", actuator(spec.scaling()))
                .putList("dependsOn", spec.dependsOn())
                .put("circuitFailures", (long) spec.circuit().failures())
                .put("circuitPause", spec.circuit().pause())
                .put("registered", service.registeredAt())
                .put("heartbeat", service.heartbeatAt())
                .put("draining", service.draining() ? true : null)
                .put("lapseTold", service.lapseTold() ? true : null);
    }

    static Service read(Document document, long version) {
        ServiceSpec spec = new ServiceSpec(
                document.text("id"),
                document.texts("types"),
                target(document.child("target")),
                document.integer("instances"),
                document.integer("slots"),
                document.text("pool"),
                document.texts("allowedPools"),
                document.amounts("resources"),
                document.duration("ttl"),
                document.duration("lease"),
                new Scaling(
                        document.integer("min"),
                        document.integer("max"),
                        document.duration("targetWait"),
                        document.has("actuator") ? ActuationStore.spec(document.child("actuator")) : null),
                document.texts("dependsOn"),
                circuit(document));
        return new Service(
                spec,
                document.instant("registered"),
                document.instant("heartbeat"),
                document.flag("draining"),
                document.flag("lapseTold"),
                version);
    }

    private static @Nullable Object actuator(Scaling scaling) {
        ActuatorSpec actuator = scaling.actuator();
        return actuator == null ? null : ActuationStore.write(actuator).tree();
    }

    /** Services that registered before there were circuits have none. */
    private static CircuitRules circuit(Document document) {
        return document.has("circuitPause")
                ? new CircuitRules(document.integer("circuitFailures"), document.duration("circuitPause"))
                : CircuitRules.DEFAULT;
    }

    private static Document target(Target target) {
        Document document = Document.empty().put("type", target.type());
        if (target instanceof Target.Sqs sqs) {
            document.put("to", sqs.queueUrl())
                    .put("preemptible", sqs.preemptible() ? true : null)
                    .put("perMessage", sqs.tasksPerMessage() == 1 ? null : (long) sqs.tasksPerMessage());
        } else if (target instanceof Target.Lambda lambda) {
            document.put("to", lambda.functionName());
        } else if (target instanceof Target.Http http) {
            document.put("to", http.url());
        }
        return document;
    }

    private static Target target(Document document) {
        return switch (document.text("type")) {
            case "pull" -> new Target.Pull();
            case "sqs" ->
                new Target.Sqs(
                        document.text("to"), document.flag("preemptible"), (int) document.whole("perMessage", 1));
            case "lambda" -> new Target.Lambda(document.text("to"));
            case "http" -> new Target.Http(document.text("to"));
            default -> throw new IllegalStateException("a stored target is unknown: " + document.text("type"));
        };
    }
}
