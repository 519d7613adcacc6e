package io.podium.lambda.simulation;

import io.podium.domain.resource.PoolRules;
import io.podium.domain.simulation.SimulationResult;
import io.podium.domain.simulation.SimulationRules;
import io.podium.domain.simulation.SimulationSummary;
import io.podium.domain.simulation.Simulator;
import io.podium.domain.simulation.Timeline;
import io.podium.domain.simulation.WaitProfile;
import io.podium.lambda.api.Shown;
import io.podium.lambda.http.ApiRequest;
import io.podium.lambda.http.ApiResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code POST /simulate}: how a trace fares under scheduling policies, each on as many servers, in virtual time.
 * It reads and writes nothing that is kept.
 */
public final class SimulatePolicies {
    /** How many parts the time is cut into for the curves. */
    static final int PARTS = 120;

    private static final long SEED = 1;

    /** A run that is to be shown. */
    private record Run(SimulationResult result, Timeline timeline) {
        double endSeconds() {
            return result.jobs().get(0).arrivalSeconds() + result.summary().makespanSeconds();
        }
    }

    /** Answers a request. */
    public ApiResponse answer(ApiRequest request) {
        SimulationBody body = request.read(SimulationBody::read);
        List<Run> runs = body.policies().stream()
                .map(policy -> run(body, new SimulationRules(body.servers(), policy, PoolRules.DEFAULT.agingRate())))
                .toList();
        double end =
                Math.max(1, runs.stream().mapToDouble(Run::endSeconds).max().orElse(1));
        return ApiResponse.ok(Shown.object()
                .with("servers", (long) body.servers())
                .with("tasks", (long) body.workload().size())
                .with("stepSeconds", end / PARTS)
                .with("runs", runs.stream().map(run -> show(run, end)).toList())
                .tree());
    }

    private static Run run(SimulationBody body, SimulationRules rules) {
        Timeline timeline = new Timeline();
        return new Run(new Simulator(rules).run(body.workload(), new SplittableRandom(SEED), timeline), timeline);
    }

    private static Map<String, Object> show(Run run, double end) {
        SimulationSummary summary = run.result().summary();
        return Shown.object()
                .with("policy", run.result().rules().policy())
                .with("meanWaitSeconds", summary.meanWaitSeconds())
                .with("p50WaitSeconds", summary.p50WaitSeconds())
                .with("p99WaitSeconds", summary.p99WaitSeconds())
                .with("maxWaitSeconds", summary.maxWaitSeconds())
                .with("meanResponseSeconds", summary.meanResponseSeconds())
                .with("meanBoundedSlowdown", summary.meanBoundedSlowdown())
                .with("preemptions", summary.preemptions())
                .with("makespanSeconds", summary.makespanSeconds())
                .with("waiting", rounded(run.timeline().meanWaiting(end, PARTS)))
                .with("slotsInUse", rounded(run.timeline().meanInUse(end, PARTS)))
                .with("waitByArrival", rounded(new WaitProfile(run.result()).byArrival(end, PARTS)))
                .tree();
    }

    /** Returns the values to a thousandth, null where there is none. */
    private static List<@Nullable Double> rounded(double[] values) {
        List<@Nullable Double> shown = new ArrayList<>(values.length);
        Arrays.stream(values).forEach(value -> shown.add(Double.isNaN(value) ? null : Math.round(value * 1e3) / 1e3));
        return shown;
    }
}
