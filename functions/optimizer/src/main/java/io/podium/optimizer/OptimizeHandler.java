package io.podium.optimizer;

import io.podium.domain.optimization.OptimizerSettings;
import io.podium.domain.optimization.Plan;
import io.podium.domain.optimization.PlanDecision;
import io.podium.domain.optimization.PlanningCycle;
import io.podium.domain.optimization.SolveLimits;
import io.podium.domain.store.ItemPage;
import io.podium.domain.usecase.OptimizeAllocation;
import io.podium.domain.usecase.OptimizeAllocation.Trigger;
import io.podium.domain.usecase.Stores;
import io.podium.lambda.api.Shown;
import io.podium.lambda.event.Invocation;
import io.podium.lambda.handler.JsonHandler;
import io.podium.lambda.http.ApiRequest;
import io.podium.lambda.http.ApiResponse;
import io.podium.lambda.http.Endpoint;
import io.podium.lambda.http.Routes;
import io.podium.lambda.json.Fields;
import io.podium.lambda.wiring.AwsPlatform;
import io.podium.lambda.wiring.Platform;
import io.podium.optimizer.engine.CommonsMathLpSolver;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The optimize step, on its schedule, in the state machine and on request, and the API's routes for plans. */
public final class OptimizeHandler implements JsonHandler {
    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;
    private static final int MAX_NEXT = 32;

    private final Stores stores;
    private final OptimizeAllocation optimize;
    private final Routes routes;

    /** Called by the Lambda runtime. */
    public OptimizeHandler() {
        this(AwsPlatform.fromEnvironment());
    }

    public OptimizeHandler(Platform platform) {
        this.stores = platform.stores();
        this.optimize = new OptimizeAllocation(
                stores,
                platform.surroundings(),
                new PlanningCycle(new CommonsMathLpSolver(), SolveLimits.SMALL),
                OptimizerSettings.DEFAULT);
        Map<String, Endpoint> endpoints = new HashMap<>(new LoopRoutes(stores, platform.surroundings()).endpoints());
        endpoints.put("POST /optimize", this::optimize);
        endpoints.put("GET /plans", this::list);
        endpoints.put("POST /optimize/solve", request -> ApiResponse.ok(request.read(RawProgram::solve)));
        this.routes = new Routes(endpoints, platform.log());
    }

    @Override
    public @Nullable Object handle(@Nullable Object input) {
        Invocation invocation = Invocation.of(input);
        if (invocation instanceof Invocation.Http http) {
            return routes.answer(http.event());
        }
        return invocation instanceof Invocation.Schedule
                ? brief(optimize.run(Trigger.SCHEDULE, false).plan())
                : Fields.read(input, this::step);
    }

    private Map<String, Object> step(Fields in) {
        Trigger trigger = in.optional(
                        "trigger",
                        (fields, name) ->
                                fields.oneOf(name, Map.of("saturated", Trigger.SATURATED, "request", Trigger.REQUEST)))
                .orElse(Trigger.REQUEST);
        boolean dryRun = in.optional("dryRun", Fields::bool).orElse(false);
        return brief(optimize.run(trigger, dryRun).plan());
    }

    private ApiResponse optimize(ApiRequest request) {
        request.read(in -> in);
        boolean dryRun =
                request.readQuery(in -> in.optional("dryRun", Fields::bool).orElse(false));
        Optional<Plan> before = stores.plans().latest();
        PlanDecision decision = optimize.run(Trigger.REQUEST, dryRun);
        return ApiResponse.ok(PlanView.decision(decision, before.orElse(null), dryRun));
    }

    private ApiResponse list(ApiRequest request) {
        ItemPage<Plan> page = request.readQuery(in -> stores.plans()
                .page(
                        in.optional("next", (fields, name) -> fields.text(name, MAX_NEXT))
                                .orElse(null),
                        in.optional("limit", (fields, name) -> (int) fields.integer(name, 1, MAX_LIMIT))
                                .orElse(DEFAULT_LIMIT)));
        return ApiResponse.ok(Shown.object()
                .with("plans", page.items().stream().map(PlanView::whole).toList())
                .with("next", page.next())
                .tree());
    }

    private static Map<String, Object> brief(Plan plan) {
        return Shown.object()
                .with("version", plan.version())
                .with("status", plan.status().name())
                .tree();
    }
}
