package io.podium.lambda.simulation;

import io.podium.domain.scheduling.SchedulingPolicies;
import io.podium.domain.simulation.Job;
import io.podium.domain.simulation.Workload;
import io.podium.lambda.json.Fields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The body of {@code POST /simulate}. The tasks come in columns, since a trace of thousands of objects would not fit into a
 * request.
 *
 * @param servers how many servers there are
 * @param policies under which the trace is to run, in the order of the answer
 * @param workload the tasks, by arrival
 */
record SimulationBody(int servers, List<String> policies, Workload workload) {
    /** The most tasks of a trace; more take longer than a caller of the API is waited for. */
    static final int MAX_TASKS = 20_000;

    private static final int MAX_SERVERS = 100_000;
    private static final double MAX_SECONDS = 1e9;
    private static final double MAX_PRIORITY = 1e9;

    /** Reads the body; without {@code policies} all are meant. */
    static SimulationBody read(Fields in) {
        int servers = (int) in.integer("servers", 1, MAX_SERVERS);
        List<String> policies =
                in.optional("policies", SimulationBody::policies).orElseGet(SchedulingPolicies::names);
        List<Double> arrivals = times(in, "arrivals");
        List<Double> durations = times(in, "durations");
        List<Double> priorities = in.optional("priorities", (fields, name) -> numbers(fields, name, -MAX_PRIORITY))
                .orElse(List.of());
        List<Double> deadlines = in.optional("deadlines", SimulationBody::times).orElse(List.of());
        in.check(durations.size() == arrivals.size(), "durations", asMany(arrivals, durations));
        in.check(
                priorities.isEmpty() || priorities.size() == arrivals.size(),
                "priorities",
                asMany(arrivals, priorities));
        in.check(deadlines.isEmpty() || deadlines.size() == arrivals.size(), "deadlines", asMany(arrivals, deadlines));
        // Stumbles where a column is too short; what is wrong with it is noted by then.
        List<Job> jobs = new ArrayList<>(arrivals.size());
        for (int i = 0; i < arrivals.size(); i++) {
            double priority = priorities.isEmpty() ? 0 : priorities.get(i);
            jobs.add(new Job(
                    arrivals.get(i), durations.get(i), 1, priority, deadlines.isEmpty() ? null : deadlines.get(i)));
        }
        jobs.sort(Comparator.comparingDouble(Job::arrivalSeconds));
        return new SimulationBody(servers, policies, new Workload(jobs));
    }

    private static List<String> policies(Fields in, String name) {
        Map<String, String> allowed = new TreeMap<>();
        SchedulingPolicies.names().forEach(policy -> allowed.put(policy, policy));
        List<String> read = in.list(name, 1, allowed.size(), (fields, element) -> fields.oneOf(element, allowed));
        return List.copyOf(new LinkedHashSet<>(read));
    }

    private static List<Double> times(Fields in, String name) {
        return numbers(in, name, 0);
    }

    private static List<Double> numbers(Fields in, String name, double least) {
        return in.list(name, 1, MAX_TASKS, (fields, element) -> fields.number(element, least, MAX_SECONDS));
    }

    private static String asMany(List<Double> arrivals, List<Double> others) {
        return "as many numbers as arrivals are expected, which are " + arrivals.size() + ", not " + others.size();
    }
}
