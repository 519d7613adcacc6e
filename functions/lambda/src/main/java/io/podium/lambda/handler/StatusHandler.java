package io.podium.lambda.handler;

import io.podium.domain.resource.Pool;
import io.podium.domain.usecase.Stores;
import io.podium.domain.usecase.Surroundings;
import io.podium.lambda.api.Shown;
import io.podium.lambda.audit.AuditHistory;
import io.podium.lambda.event.Samples;
import io.podium.lambda.http.ApiRequest;
import io.podium.lambda.http.ApiResponse;
import io.podium.lambda.http.Routes;
import io.podium.lambda.metrics.MetricsQuery;
import io.podium.lambda.metrics.MetricsView;
import io.podium.lambda.wiring.AwsPlatform;
import io.podium.lambda.wiring.Platform;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code GET /health}, {@code GET /metrics} and {@code GET /audit}. */
public final class StatusHandler implements JsonHandler {
    private final Stores stores;
    private final Surroundings surroundings;
    private final Routes routes;

    /** Called by the Lambda runtime. */
    public StatusHandler() {
        this(AwsPlatform.primed(
                StatusHandler::new, Samples.request("GET", "/health", ""), Samples.request("GET", "/metrics", "")));
    }

    public StatusHandler(Platform platform) {
        this.stores = platform.stores();
        this.surroundings = platform.surroundings();
        this.routes = new Routes(
                Map.of(
                        "GET /health",
                        this::health,
                        "GET /metrics",
                        this::metrics,
                        "GET /audit",
                        new AuditHistory(stores.audit(), surroundings)::list),
                platform.log());
    }

    @Override
    public @Nullable Object handle(@Nullable Object input) {
        return routes.answer(input);
    }

    private ApiResponse health(ApiRequest request) {
        stores.pools().find(Pool.DEFAULT_ID);
        return ApiResponse.ok(Shown.object()
                .with("status", "ok")
                .with("time", surroundings.now())
                .tree());
    }

    private ApiResponse metrics(ApiRequest request) {
        Instant now = surroundings.now();
        MetricsQuery query = request.readQuery(in -> MetricsQuery.read(in, now));
        return ApiResponse.ok(new MetricsView(stores, now).show(query));
    }
}
