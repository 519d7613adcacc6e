package io.podium.lambda.wiring;

import com.sun.management.OperatingSystemMXBean;
import io.podium.domain.port.Actuator;
import io.podium.domain.port.TaskSender;
import io.podium.domain.usecase.Stores;
import io.podium.domain.usecase.Surroundings;
import io.podium.lambda.log.Log;
import io.podium.lambda.trace.SpanExporter;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;

/**
 * What the functions run on. A function has two constructors: one without parameters, which the Lambda runtime calls and
 * which takes {@link AwsPlatform}, and one that takes any platform.
 */
public interface Platform {

    /** Returns the stores. */
    Stores stores();

    /** Returns the queue of wake-ups, the clock and the source of chance. */
    Surroundings surroundings();

    /** Returns the ways to hand tasks to workers, one per kind of target. */
    List<TaskSender> senders();

    /** Returns those that serve targets which take tasks in bulk; the submission needs no others. */
    default List<TaskSender> bulkSenders() {
        return senders();
    }

    /** Returns the state machine. */
    StateMachineRunner stateMachine();

    /** Returns what sets numbers of instances outside Podium, one per kind; only the optimizer asks. */
    default List<Actuator> actuators() {
        return List.of();
    }

    /** Returns under which namespace CloudWatch is to keep metrics; empty for not at all. */
    default Optional<String> metricsNamespace() {
        return Optional.empty();
    }

    /** Returns the name of the deployment, by which its metrics are told from those of others. */
    default String deployment() {
        return "local";
    }

    /** Returns what keeps the traces of tasks; only the complete step asks. */
    default SpanExporter spans() {
        return SpanExporter.NONE;
    }

    /** Returns the log. */
    Log log();

    /** Returns the memory that a function may use in all, in bytes: unless it is set otherwise, what the machine has. */
    default long memoryBytes() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }
}
