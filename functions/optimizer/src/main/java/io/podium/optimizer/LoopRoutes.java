package io.podium.optimizer;

import io.podium.domain.ConflictException;
import io.podium.domain.NotFoundException;
import io.podium.domain.optimization.Pause;
import io.podium.domain.optimization.Plan;
import io.podium.domain.optimization.PlanDifference;
import io.podium.domain.usecase.Stores;
import io.podium.domain.usecase.Surroundings;
import io.podium.lambda.api.Shown;
import io.podium.lambda.audit.AuditTrail;
import io.podium.lambda.audit.Change;
import io.podium.lambda.http.ApiRequest;
import io.podium.lambda.http.ApiResponse;
import io.podium.lambda.http.Endpoint;
import io.podium.lambda.json.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The routes that look into the loop and stop it: single plans, what differs between two, pause and resume. */
final class LoopRoutes {
    private static final long MAX_VERSION = 999_999_999_999L;

    private final Stores stores;
    private final Surroundings surroundings;
    private final AuditTrail audit;

    private record Pair(long from, long to) {}

    LoopRoutes(Stores stores, Surroundings surroundings, AuditTrail audit) {
        this.stores = stores;
        this.surroundings = surroundings;
        this.audit = audit;
    }

    Map<String, Endpoint> endpoints() {
        return Map.of(
                "GET /plans/latest", this::latest,
                "GET /plans/diff", this::difference,
                "GET /plans/{version}", this::version,
                "POST /optimize/pause", audit.over(change("optimizer.pause"), this::pause),
                "POST /optimize/resume", audit.over(change("optimizer.resume"), this::resume));
    }

    private Change change(String action) {
        return Change.ofShared(action, request -> "optimizer")
                .showing(request -> Optional.of(paused(stores.plans().pauses().find())));
    }

    private ApiResponse latest(ApiRequest request) {
        Plan plan = stores.plans().latest().orElseThrow(() -> new NotFoundException("plan", "latest"));
        Map<String, Object> shown = new LinkedHashMap<>(PlanView.whole(plan));
        shown.putAll(paused(stores.plans().pauses().find()));
        return ApiResponse.ok(shown);
    }

    private ApiResponse version(ApiRequest request) {
        long version = Fields.readTexts(request.pathParameters(), in -> in.integer("version", 1, MAX_VERSION));
        return ApiResponse.ok(PlanView.whole(plan(version)));
    }

    private ApiResponse difference(ApiRequest request) {
        Pair versions =
                request.readQuery(in -> new Pair(in.integer("from", 1, MAX_VERSION), in.integer("to", 1, MAX_VERSION)));
        List<String> words = PlanDifference.words(plan(versions.from()), plan(versions.to()));
        return ApiResponse.ok(Shown.object()
                .with("from", versions.from())
                .with("to", versions.to())
                .with("difference", words)
                .tree());
    }

    private Plan plan(long version) {
        return stores.plans().find(version).orElseThrow(() -> new NotFoundException("plan", Long.toString(version)));
    }

    private ApiResponse pause(ApiRequest request) {
        String reason = request.read(in -> in.optional("reason", (fields, name) -> fields.text(name, Pause.MAX_REASON))
                .orElse(""));
        return switchTo(new Pause(surroundings.now(), reason));
    }

    private ApiResponse resume(ApiRequest request) {
        request.read(in -> in);
        return switchTo(null);
    }

    private ApiResponse switchTo(@Nullable Pause pause) {
        if (!stores.plans().pauses().store(pause)) {
            throw new ConflictException("the optimizer was paused or resumed by somebody else at the same time");
        }
        return ApiResponse.ok(paused(stores.plans().pauses().find()));
    }

    /** Returns whether the optimizer is paused, and if so since when and why. */
    static Map<String, Object> paused(Optional<Pause> pause) {
        return Shown.object()
                .with("paused", pause.isPresent())
                .with("pausedSince", pause.map(Pause::since).orElse(null))
                .with("pauseReason", pause.map(Pause::reason).orElse(null))
                .tree();
    }
}
