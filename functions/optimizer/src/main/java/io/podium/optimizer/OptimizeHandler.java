package io.podium.optimizer;

import io.podium.domain.InvalidInputException;
import io.podium.domain.optimization.Allocator;
import io.podium.domain.optimization.LpResult;
import io.podium.domain.optimization.OptimizerSettings;
import io.podium.domain.optimization.Plan;
import io.podium.domain.optimization.PlanDecision;
import io.podium.domain.optimization.PlanStatus;
import io.podium.domain.optimization.PlanningCycle;
import io.podium.domain.optimization.SolveLimits;
import io.podium.domain.usecase.OptimizeAllocation;
import io.podium.domain.usecase.OptimizeAllocation.Trigger;
import io.podium.domain.usecase.Stores;
import io.podium.lambda.api.Shown;
import io.podium.lambda.audit.AuditTrail;
import io.podium.lambda.audit.Change;
import io.podium.lambda.event.Invocation;
import io.podium.lambda.event.Samples;
import io.podium.lambda.handler.JsonHandler;
import io.podium.lambda.http.ApiRequest;
import io.podium.lambda.http.ApiResponse;
import io.podium.lambda.http.Endpoint;
import io.podium.lambda.http.Routes;
import io.podium.lambda.json.Fields;
import io.podium.lambda.wiring.Platform;
import io.podium.optimizer.highs.HighsLibrary;
import io.podium.optimizer.mps.GivenProgram;
import io.podium.optimizer.raw.RawAnswer;
import io.podium.optimizer.raw.RawProgram;
import io.podium.optimizer.solver.Solvers;
import io.podium.optimizer.wiring.ActuatedPlatform;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The optimize step, on its schedule, in the state machine and on request, and the API's routes for plans. */
public final class OptimizeHandler implements JsonHandler {
    /** The function has fifteen minutes, and a caller of the API waits for half a one. */
    private static final Duration TIME_TO_PLAN = Duration.ofMinutes(12);

    private static final Duration TIME_TO_ANSWER = Duration.ofSeconds(20);
    private static final int ITERATIONS = 10_000_000;

    /** Share of the function's memory that a solve may take. */
    private static final double MEMORY_SHARE = 0.7;

    private final Stores stores;
    private final OptimizeAllocation optimize;
    private final EveryMinute everyMinute;
    private final Solvers solvers;
    private final long memoryBytes;
    private final Routes routes;

    /** Called by the Lambda runtime. */
    public OptimizeHandler() {
        this(ActuatedPlatform.primed(
                OptimizeHandler::new,
                Samples.request(
                        "POST", "/optimize/solve", "{\"sense\":\"max\",\"c\":[3,5],\"A\":[[1,0],[0,2]],\"b\":[4,12]}"),
                Samples.tick()));
    }

    public OptimizeHandler(Platform platform) {
        this.stores = platform.stores();
        this.solvers = new Solvers(HighsLibrary::load, warning -> platform.log().warn(warning, Map.of()));
        this.memoryBytes = (long) (MEMORY_SHARE * platform.memoryBytes());
        this.optimize = new OptimizeAllocation(
                stores,
                platform.surroundings(),
                new PlanningCycle(new Allocator(solvers.auto(), limits(TIME_TO_PLAN), solvers.whole())),
                OptimizerSettings.DEFAULT,
                platform.actuators());
        this.everyMinute = new EveryMinute(platform);
        AuditTrail audit = new AuditTrail(platform);
        Map<String, Endpoint> endpoints =
                new HashMap<>(new LoopRoutes(stores, platform.surroundings(), audit).endpoints());
        endpoints.put("POST /optimize", audit.over(change(), this::optimize));
        endpoints.put("GET /plans", new PlanHistory(stores.plans())::list);
        endpoints.put("POST /optimize/solve", this::solve);
        this.routes = new Routes(endpoints, platform.log());
    }

    private Change change() {
        return Change.ofShared("optimizer.apply", request -> "optimizer")
                .when(request -> !isDryRun(request))
                .showing(request -> stores.plans().latest().map(OptimizeHandler::brief));
    }

    private static boolean isDryRun(ApiRequest request) {
        return request.readQuery(in -> in.optional("dryRun", Fields::bool).orElse(false));
    }

    @Override
    public @Nullable Object handle(@Nullable Object input) {
        Invocation invocation = Invocation.of(input);
        if (invocation instanceof Invocation.Http http) {
            return routes.answer(http.event());
        }
        return invocation instanceof Invocation.Schedule ? schedule() : Fields.read(input, this::step);
    }

    private Map<String, Object> schedule() {
        everyMinute.run();
        boolean metDemand = false;
        try {
            Plan plan = optimize.run(Trigger.SCHEDULE, false).plan();
            metDemand = plan.status() != PlanStatus.INFEASIBLE;
            return brief(plan);
        } finally {
            everyMinute.planned(metDemand);
        }
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
        refuseFields(request);
        boolean dryRun = isDryRun(request);
        Optional<Plan> before = stores.plans().latest();
        PlanDecision decision = optimize.run(Trigger.REQUEST, dryRun);
        return ApiResponse.ok(PlanView.decision(decision, before.orElse(null), dryRun));
    }

    private static void refuseFields(ApiRequest request) {
        if (request.bodyTree().at("dryRun").value() != null) {
            throw new InvalidInputException(
                    "dryRun", "a query parameter, not a field of the body: POST /optimize?dryRun=true");
        }
        request.read(in -> in);
    }

    private ApiResponse solve(ApiRequest request) {
        Asked asked = request.read(in -> new Asked(
                in.optional("engine", (fields, name) -> fields.oneOf(name, solvers.names()))
                        .orElse(Solvers.AUTO),
                RawProgram.of(in)));
        RawAnswer answer = RawAnswer.of(asked.program(), solvers.named(asked.engine()), limits(TIME_TO_ANSWER));
        Map<String, Object> tree = answer.tree();
        if (!(answer.result() instanceof LpResult.Optimal)) {
            tree.put("detail", answer.result().words());
        }
        return ApiResponse.ok(tree);
    }

    /** What a caller wants solved, and by which engine. */
    private record Asked(String engine, GivenProgram program) {}

    private SolveLimits limits(Duration time) {
        return new SolveLimits(ITERATIONS, time, memoryBytes);
    }

    private static Map<String, Object> brief(Plan plan) {
        return Shown.object()
                .with("version", plan.version())
                .with("status", plan.status().name().toLowerCase(Locale.ROOT))
                .tree();
    }
}
