package io.podium.lambda.handler;

import io.podium.domain.duration.LearntDurations;
import io.podium.domain.ledger.Ledger;
import io.podium.domain.metrics.Measurements;
import io.podium.domain.resource.Pool;
import io.podium.domain.service.Service;
import io.podium.domain.task.ShardKey;
import io.podium.domain.usecase.Stores;
import io.podium.domain.usecase.Surroundings;
import io.podium.lambda.api.PoolJson;
import io.podium.lambda.api.ServiceJson;
import io.podium.lambda.api.Shown;
import io.podium.lambda.api.TaskView;
import io.podium.lambda.http.ApiRequest;
import io.podium.lambda.http.ApiResponse;
import io.podium.lambda.http.Routes;
import io.podium.lambda.wiring.AwsPlatform;
import io.podium.lambda.wiring.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code GET /}, {@code GET /health} and {@code GET /metrics}. */
public final class StatusHandler implements JsonHandler {
    private static final int MAX_MINUTES = 24 * 60;
    private static final int DEFAULT_MINUTES = 15;
    private static final double MEDIAN = 0.5;
    private static final double TAIL = 0.99;

    private final Stores stores;
    private final Surroundings surroundings;
    private final Routes routes;

    /** Called by the Lambda runtime. */
    public StatusHandler() {
        this(AwsPlatform.fromEnvironment());
    }

    public StatusHandler(Platform platform) {
        this.stores = platform.stores();
        this.surroundings = platform.surroundings();
        this.routes = new Routes(
                Map.of("GET /", this::home, "GET /health", this::health, "GET /metrics", this::metrics),
                platform.log());
    }

    @Override
    public @Nullable Object handle(@Nullable Object input) {
        return routes.answer(input);
    }

    private ApiResponse home(ApiRequest request) {
        return ApiResponse.ok(Shown.object()
                .with("name", "Podium")
                .with("health", "/health")
                .with("services", "/services")
                .with("pools", "/pools")
                .with("tasks", "/tasks")
                .with("plans", "/plans")
                .with("metrics", "/metrics")
                .tree());
    }

    private ApiResponse health(ApiRequest request) {
        stores.pools().find(Pool.DEFAULT_ID);
        return ApiResponse.ok(Shown.object()
                .with("status", "ok")
                .with("time", surroundings.now())
                .tree());
    }

    private ApiResponse metrics(ApiRequest request) {
        int minutes = request.readQuery(
                in -> in.optional("minutes", (fields, name) -> (int) fields.integer(name, 1, MAX_MINUTES))
                        .orElse(DEFAULT_MINUTES));
        Instant now = surroundings.now();
        Instant from = now.minus(Duration.ofMinutes(minutes));
        List<Service> services = stores.services().all();
        return ApiResponse.ok(Shown.object()
                .with("from", from)
                .with("to", now)
                .with(
                        "pools",
                        stores.pools().all().stream()
                                .map(pool -> pool(pool, services, from, now))
                                .toList())
                .tree());
    }

    private Map<String, Object> pool(Pool pool, List<Service> services, Instant from, Instant now) {
        Ledger ledger = stores.ledgers().find(ShardKey.of(pool.id()));
        Measurements measured = stores.metrics().between(pool.id(), from, now.plusSeconds(1));
        return Shown.object()
                .with("pool", PoolJson.show(pool, ledger))
                .with(
                        "services",
                        services.stream()
                                .filter(service -> service.spec().pool().equals(pool.id()))
                                .map(service -> service(service, ledger, measured, now))
                                .toList())
                .with("durations", durations(stores.durations().find(pool.id())))
                .tree();
    }

    private static List<Map<String, Object>> durations(LearntDurations learnt) {
        return learnt.subjects().keySet().stream()
                .map(subject -> Shown.object()
                        .with("type", subject.type())
                        .with("serviceId", subject.serviceId())
                        .with("estimate", TaskView.estimate(learnt.of(subject).orElseThrow()))
                        .tree())
                .toList();
    }

    private static Map<String, Object> service(Service service, Ledger ledger, Measurements measured, Instant now) {
        String id = service.id();
        double attempts = measured.completions(id) + measured.failures(id);
        return Shown.object()
                .with("serviceId", id)
                .with("status", ServiceJson.status(service, now))
                .with("slotsInUse", ledger.slotsTaken().getOrDefault(id, 0))
                .with("slots", ledger.seats().getOrDefault(id, 0))
                .with("completions", (long) measured.completions(id))
                .with("failures", (long) measured.failures(id))
                .with("errorRate", attempts > 0 ? measured.failures(id) / attempts : 0)
                .with("meanServiceSeconds", measured.meanRanSeconds(id))
                .with("meanWaitSeconds", measured.meanWaitSeconds(id))
                .with("p50WaitSeconds", measured.waits(id).quantile(MEDIAN))
                .with("p99WaitSeconds", measured.waits(id).quantile(TAIL))
                .tree();
    }
}
