package io.podium.local.cost;

import io.podium.domain.meter.BilledUnit;
import io.podium.domain.meter.MeterReading;
import io.podium.domain.meter.PriceList;
import io.podium.local.stack.MeterView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a run costs, by step of a task's life.
 *
 * @param options what was run
 * @param slots the slots of each service
 * @param hours how long it took, in virtual time
 * @param readings what each step counted; what schedules called stands under names of its own
 */
public record CostReport(CostOptions options, int slots, double hours, Map<String, MeterReading> readings) {
    /** States that a Standard execution per task would enter: the five of a task's way. */
    private static final int STANDARD_TRANSITIONS = 5;

    private static final Map<String, String> STEPS = steps();

    public CostReport {
        readings = Map.copyOf(readings);
    }

    private static Map<String, String> steps() {
        Map<String, String> steps = new LinkedHashMap<>();
        steps.put("SubmitFunction", "submit");
        steps.put(Deployment.MACHINE, "state machine and pipe");
        steps.put("ScheduleFunction", "schedule");
        steps.put("AllocateFunction", "allocate");
        steps.put("DispatchFunction", "dispatch");
        steps.put("LeaseFunction", "lease");
        steps.put("CompleteFunction", "complete");
        steps.put("ReleaseFunction", "release");
        steps.put("OptimizeFunction", "optimize");
        return steps;
    }

    /**
     * Returns what a step counted.
     *
     * @param function the logical id of its function
     */
    public MeterReading of(String function) {
        return readings.getOrDefault(function, new MeterReading(Map.of()));
    }

    private int tasks() {
        return options.trace().arrivals().size();
    }

    /** Returns the calls of all steps per task; what schedules call is not in it. */
    public double callsPerTask() {
        return (double) STEPS.keySet().stream()
                        .mapToLong(function -> of(function).calls())
                        .sum()
                / tasks();
    }

    /** Returns the dollars per million tasks of all steps; what schedules call is not in it. */
    public double usdPerMillion() {
        return STEPS.keySet().stream()
                        .mapToDouble(function -> usd(of(function)))
                        .sum()
                / tasks()
                * 1e6;
    }

    /** Returns the dollars an hour of what schedules call, which is the same without tasks. */
    public double fixedUsdAnHour() {
        return readings.entrySet().stream()
                        .filter(entry -> entry.getKey().endsWith(Deployment.ON_TIMER))
                        .mapToDouble(entry -> usd(entry.getValue()))
                        .sum()
                / hours;
    }

    /** Returns what a Standard execution for every task would cost, per million. */
    public double standardUsdPerMillion() {
        return PriceList.current().usd().getOrDefault(BilledUnit.STEP_FUNCTIONS_TRANSITION, 0.0)
                * STANDARD_TRANSITIONS
                * 1e6;
    }

    private static double usd(MeterReading reading) {
        return PriceList.current().cost(reading).total();
    }

    /** Returns the report as a tree. */
    public Map<String, Object> tree() {
        PriceList prices = PriceList.current();
        Map<String, Object> steps = new LinkedHashMap<>();
        STEPS.forEach((function, step) -> {
            if (of(function).calls() > 0) {
                steps.put(step, MeterView.of(of(function), prices, tasks()));
            }
        });
        Map<String, Object> fixed = new LinkedHashMap<>();
        readings.forEach((step, reading) -> {
            if (step.endsWith(Deployment.ON_TIMER)) {
                fixed.put(step.replace(Deployment.ON_TIMER, ""), MeterView.of(reading, prices));
            }
        });
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("tasks", (long) tasks());
        tree.put("batch", (long) options.batch());
        tree.put("targets", options.targets().name());
        tree.put("services", (long) options.services());
        tree.put("slots", (long) slots);
        tree.put("hours", hours);
        tree.put("prices", prices.region() + ", " + prices.date());
        tree.put("callsPerTask", callsPerTask());
        tree.put("usdPerMillionTasks", usdPerMillion());
        tree.put("standardUsdPerMillionTasks", standardUsdPerMillion());
        tree.put("fixedUsdPerHour", fixedUsdAnHour());
        tree.put("steps", steps);
        tree.put("fixed", fixed);
        return tree;
    }

    /** Returns the report as text. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(format(
                "%d tasks by %d, %s targets, %d services of %d slots, %.2f h; prices of %s, %s",
                tasks(),
                options.batch(),
                options.targets().name(),
                options.services(),
                slots,
                hours,
                PriceList.current().region(),
                PriceList.current().date()));
        lines.add(format(
                "%-24s %12s %12s %12s %12s %12s",
                "step", "calls/task", "writes/task", "reads/task", "GB-s/1000", "USD/million"));
        STEPS.forEach((function, step) -> {
            if (of(function).calls() > 0) {
                lines.add(row(step, List.of(of(function))));
            }
        });
        lines.add(row("all", STEPS.keySet().stream().map(this::of).toList()));
        lines.add(format(
                "Step Functions Standard, one execution a task of %d states: %.2f USD per million",
                STANDARD_TRANSITIONS, standardUsdPerMillion()));
        lines.add(format("on schedule, with or without tasks: %.5f USD an hour", fixedUsdAnHour()));
        STEPS.forEach((function, step) -> of(function)
                .operations()
                .forEach((operation, reading) -> lines.add(format(
                        "  %-24s %-36s %10.4f calls/task", step, operation, (double) reading.calls() / tasks()))));
        return lines;
    }

    private String row(String step, List<MeterReading> counted) {
        double calls = counted.stream().mapToLong(MeterReading::calls).sum();
        double usd = counted.stream().mapToDouble(CostReport::usd).sum();
        return format(
                "%-24s %12.4f %12.3f %12.3f %12.4f %12.3f",
                step,
                calls / tasks(),
                total(counted, BilledUnit.DYNAMODB_WRITE_UNIT) / tasks(),
                total(counted, BilledUnit.DYNAMODB_READ_UNIT) / tasks(),
                (total(counted, BilledUnit.LAMBDA_GB_SECOND) + total(counted, BilledUnit.EXPRESS_GB_SECOND))
                        / tasks()
                        * 1_000,
                usd / tasks() * 1e6);
    }

    private static double total(List<MeterReading> readings, BilledUnit unit) {
        return readings.stream().mapToDouble(reading -> reading.total(unit)).sum();
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
