package io.podium.domain.service;

import io.podium.domain.resource.ResourceVector;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds service specs of which a test says only what it is about. */
public final class TestService {
    private final String id;
    private List<String> types = List.of("work");
    private Target target = new Target.Pull();
    private int instances = 1;
    private int slots = 1;
    private String pool = "p";
    private List<String> allowedPools = List.of();
    private ResourceVector resources = ResourceVector.of("cpu", 1);
    private Duration ttl = Duration.ZERO;
    private Duration lease = Duration.ofSeconds(60);
    private @Nullable Scaling scaling;
    private List<String> dependsOn = List.of();
    private CircuitRules circuit = CircuitRules.DEFAULT;

    private TestService(String id) {
        this.id = id;
    }

    public static TestService service(String id) {
        return new TestService(id);
    }

    public TestService types(String... values) {
        types = List.of(values);
        return this;
    }

    public TestService target(Target value) {
        target = value;
        return this;
    }

    public TestService instances(int value) {
        instances = value;
        return this;
    }

    public TestService slots(int value) {
        slots = value;
        return this;
    }

    public TestService pool(String value) {
        pool = value;
        return this;
    }

    public TestService allowedPools(String... values) {
        allowedPools = List.of(values);
        return this;
    }

    public TestService resources(ResourceVector value) {
        resources = value;
        return this;
    }

    public TestService ttl(long seconds) {
        ttl = Duration.ofSeconds(seconds);
        return this;
    }

    public TestService lease(long seconds) {
        lease = Duration.ofSeconds(seconds);
        return this;
    }

    public TestService scaling(Scaling value) {
        scaling = value;
        return this;
    }

    public TestService dependsOn(String... values) {
        dependsOn = List.of(values);
        return this;
    }

    public TestService circuit(int failures, long openSeconds) {
        circuit = new CircuitRules(failures, Duration.ofSeconds(openSeconds));
        return this;
    }

    public ServiceSpec build() {
        return new ServiceSpec(
                id,
                types,
                target,
                instances,
                slots,
                pool,
                allowedPools,
                resources,
                ttl,
                lease,
                scaling == null ? Scaling.fixed(Math.max(0, instances)) : scaling,
                dependsOn,
                circuit);
    }
}
