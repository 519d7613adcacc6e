package io.podium.local.cli;

import io.podium.optimizer.highs.HighsLibrary;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;

/** All commands. Only the one that is called is built, so that the command line starts quickly. */
final class Commands {
    /** No example is longer, so that each can be copied. */
    private static final int WIDTH = 110;

    private static final Set<String> VERSION = Set.of("-V", "--version");

    private final Map<String, Supplier<Object>> byName = new LinkedHashMap<>();

    Commands(Output output, Map<String, String> environment) {
        byName.put("local", () -> new LocalCommand(output, environment));
        byName.put("demo", () -> new DemoCommand(output, environment));
        byName.put("console", () -> new ConsoleCommand(output, environment));
        byName.put("service", () -> new ServiceCommand(output, environment));
        byName.put("pool", () -> new PoolCommand(output, environment));
        byName.put("task", () -> task(output, environment));
        byName.put("schedule", () -> new ScheduleCommand(output, environment));
        byName.put("explain", () -> new ExplainCommand(output, environment));
        byName.put("plan", () -> new PlanCommand(output, environment));
        byName.put("optimize", () -> new OptimizeCommand(output, environment));
        byName.put("metrics", () -> new MetricsCommand(output, environment));
        byName.put("audit", () -> new AuditCommand(output, environment));
        byName.put("workload", () -> new WorkloadCommand(output));
        byName.put("simulate", () -> new SimulateCommand(output));
        byName.put("compare", () -> new CompareCommand(output));
        byName.put("plan-replay", () -> new PlanReplayCommand(output));
        byName.put("cost", () -> new CostCommand(output));
        byName.put("solve", () -> new SolveCommand(output, HighsLibrary::load));
        byName.put("benchmark", () -> new BenchmarkCommand(output, HighsLibrary::load));
        byName.put("torture", () -> new TortureCommand(output));
        byName.put("soak", () -> new SoakCommand(output));
        byName.put("crash-test", () -> new CrashTestCommand(output));
        byName.put("backlog", () -> new BacklogCommand(output));
        byName.put("completion", () -> new CompletionCommand(output, this::whole));
    }

    private static Object task(Output output, Map<String, String> environment) {
        return new CommandLine(new TaskCommand(output, environment))
                .addSubcommand(new TaskSubmitCommand(output, environment))
                .addSubcommand(new TaskWaitCommand(output, environment))
                .addSubcommand(new TaskRedriveCommand(output, environment));
    }

    /** Returns the command line with the command that the first argument names, or with all if it names none. */
    CommandLine lineFor(String... arguments) {
        if (arguments.length > 0 && VERSION.contains(arguments[0])) {
            return new CommandLine(new Podium());
        }
        Supplier<Object> called = arguments.length == 0 ? null : byName.get(arguments[0]);
        return called == null
                ? whole()
                : new CommandLine(new Podium()).addSubcommand(called.get()).setUsageHelpWidth(WIDTH);
    }

    /** Returns the command line with all commands. */
    CommandLine whole() {
        CommandLine line = new CommandLine(new Podium());
        byName.values().forEach(command -> line.addSubcommand(command.get()));
        return line.setUsageHelpWidth(WIDTH);
    }
}
