package io.podium.local.cli;

import io.podium.domain.task.TaskStatus;
import io.podium.local.remote.RemoteRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code podium task wait}: until tasks have ended. */
@Command(
        name = "wait",
        description = "Waits until all tasks have ended.",
        footer = {
            "",
            "Exits with 0 if all succeeded, 1 if one ended otherwise, 6 if not all ended in time.",
            "Examples:",
            "  podium task wait r1 r2 --timeout-seconds 600"
        },
        mixinStandardHelpOptions = true)
final class TaskWaitCommand implements Callable<Integer> {
    private static final double LONGEST = 604_800;
    private static final String SUCCEEDED = TaskStatus.SUCCEEDED.name();

    private final Output output;
    private final Map<String, String> environment;

    @Mixin
    private RemoteArguments arguments = new RemoteArguments();

    @Parameters(paramLabel = "TASK", arity = "1..*", description = "The tasks' ids.")
    private Set<String> tasks = new LinkedHashSet<>();

    @Option(
            names = "--timeout-seconds",
            paramLabel = "S",
            description = "How long at most, up to a week. Default: ${DEFAULT-VALUE}.",
            defaultValue = "3600")
    private double timeoutSeconds;

    @Option(
            names = "--interval-seconds",
            paramLabel = "S",
            description = "How long between two looks, from 0.01. Default: ${DEFAULT-VALUE}.",
            defaultValue = "1")
    private double intervalSeconds;

    TaskWaitCommand(Output output, Map<String, String> environment) {
        this.output = output;
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        check("--timeout-seconds", timeoutSeconds, 0);
        check("--interval-seconds", intervalSeconds, 0.01);
        Map<String, Map<?, ?>> ended = new LinkedHashMap<>();
        try (Remote remote = arguments.remote(output, environment)) {
            boolean isDone = await(remote, ended);
            List<Map<?, ?>> all = List.copyOf(ended.values());
            remote.tell(
                    Map.of("tasks", all),
                    told -> Table.of(told.get("tasks"), "taskId", "status", "responseSeconds", "error"));
            if (!isDone) {
                throw new CommandFailure(
                        "after " + timeoutSeconds + " seconds " + (tasks.size() - ended.size()) + " of " + tasks.size()
                                + " tasks have not ended. Maybe see: podium explain "
                                + tasks.stream()
                                        .filter(id -> !ended.containsKey(id))
                                        .findFirst()
                                        .orElse(""),
                        Exit.TOO_LATE);
            }
            return all.stream().allMatch(task -> SUCCEEDED.equals(task.get("status"))) ? ExitCode.OK : Exit.FAILED;
        }
    }

    /** Looks again and again; returns whether all ended. */
    private boolean await(Remote remote, Map<String, Map<?, ?>> ended) throws InterruptedException {
        long begun = System.nanoTime();
        try (Bar bar = new Bar(output, "tasks", tasks.size())) {
            while (true) {
                for (String id : tasks) {
                    if (!ended.containsKey(id)) {
                        Map<?, ?> task = remote.ask(RemoteRequest.get(TaskCommand.TASKS, id));
                        if (isFinal(String.valueOf(task.get("status")))) {
                            ended.put(id, task);
                        }
                    }
                }
                bar.show(ended.size());
                if (ended.size() == tasks.size()) {
                    return true;
                }
                if (System.nanoTime() - begun > nanos(timeoutSeconds)) {
                    return false;
                }
                // The API has no way to be told of an end, so that it is asked again after a while.
                new CountDownLatch(1).await(nanos(intervalSeconds), TimeUnit.NANOSECONDS);
            }
        }
    }

    private static boolean isFinal(String status) {
        return Arrays.stream(TaskStatus.values())
                .anyMatch(each -> each.isFinal() && each.name().equals(status));
    }

    private static long nanos(double seconds) {
        return Duration.ofMillis((long) (seconds * 1_000)).toNanos();
    }

    private static void check(String name, double value, double least) {
        if (!(value >= least && value <= LONGEST)) {
            throw new CommandFailure(name + " is " + value + "; it is from " + least + " to " + LONGEST, 2);
        }
    }
}
