package io.podium.lambda.handler;

import io.podium.domain.port.QueueUnavailableException;
import io.podium.domain.port.TaskQueue;
import io.podium.domain.port.TaskSender;
import io.podium.domain.port.Wake;
import io.podium.domain.service.Target;
import io.podium.domain.store.ForwardingItemStore;
import io.podium.domain.store.InMemoryItemStore;
import io.podium.domain.store.Item;
import io.podium.domain.store.ItemPage;
import io.podium.domain.store.ItemStore;
import io.podium.domain.store.Range;
import io.podium.domain.store.StoreUnavailableException;
import io.podium.domain.store.WriteOutcome;
import io.podium.domain.task.Task;
import io.podium.domain.usecase.Stores;
import io.podium.domain.usecase.Surroundings;
import io.podium.lambda.log.Log;
import io.podium.lambda.permissions.PortUses;
import io.podium.lambda.permissions.WatchedStore;
import io.podium.lambda.trace.Span;
import io.podium.lambda.trace.SpanExporter;
import io.podium.lambda.wiring.ExecutionFailedException;
import io.podium.lambda.wiring.Platform;
import io.podium.lambda.wiring.StateMachineRunner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A platform in memory, with a clock that the test moves. */
public final class TestPlatform implements Platform {
    public final List<Wake> wakes = new ArrayList<>();
    public final List<Task> sent = new ArrayList<>();
    public final List<Object> ran = new ArrayList<>();
    public final List<Span> spans = new ArrayList<>();
    public final List<String> logged = new ArrayList<>();
    public Instant now = Instant.parse("2026-11-22T12:00:00Z");
    public boolean queueIsDown;
    public boolean targetRefuses;
    public boolean metricsAreDown;
    private int auditAppendsLeft = Integer.MAX_VALUE;

    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };
    private final Stores stores;
    private final Surroundings surroundings;

    public TestPlatform() {
        this.stores = Stores.on(
                clock,
                table("PODIUM_REGISTRY_TABLE"),
                table("PODIUM_TASKS_TABLE"),
                table("PODIUM_ALLOCATIONS_TABLE"),
                new WatchedStore("PODIUM_METRICS_TABLE", new FailingMetrics(new InMemoryItemStore())),
                table("PODIUM_PLANS_TABLE"),
                new FailingAudit(table("PODIUM_AUDIT_TABLE")));
        TaskQueue queue = (Collection<Wake> woken, Duration delay) -> {
            PortUses.note("PODIUM_TASK_QUEUE_URL");
            wakes.addAll(woken);
        };
        this.surroundings = new Surroundings(queue, clock, new Random(7));
    }

    /** Has the audit fail from this append on, counted from zero. */
    public void auditFailsFrom(int append) {
        auditAppendsLeft = append;
    }

    private final class FailingAudit extends ForwardingItemStore {
        FailingAudit(ItemStore items) {
            super(items);
        }

        @Override
        public WriteOutcome append(Item item) {
            if (auditAppendsLeft-- <= 0) {
                throw new StoreUnavailableException("the audit is down", null);
            }
            return super.append(item);
        }
    }

    private final class FailingMetrics extends ForwardingItemStore {
        FailingMetrics(ItemStore items) {
            super(items);
        }

        @Override
        public ItemPage<Item> query(String partition, Range range) {
            if (metricsAreDown) {
                throw new StoreUnavailableException("the metrics are down", null);
            }
            return super.query(partition, range);
        }
    }

    private static ItemStore table(String variable) {
        return new WatchedStore(variable, new InMemoryItemStore());
    }

    @Override
    public Stores stores() {
        return stores;
    }

    @Override
    public Surroundings surroundings() {
        return surroundings;
    }

    @Override
    public SpanExporter spans() {
        return spans::addAll;
    }

    @Override
    public List<TaskSender> senders() {
        return senders("senders");
    }

    @Override
    public List<TaskSender> bulkSenders() {
        return senders("bulkSenders");
    }

    private List<TaskSender> senders(String port) {
        return List.of(new TaskSender() {
            @Override
            public boolean serves(Target target) {
                return target instanceof Target.Sqs;
            }

            @Override
            public List<Task> send(Target target, List<Task> tasks) {
                PortUses.note(port);
                if (queueIsDown) {
                    throw new QueueUnavailableException("the queue is down", new IllegalStateException("test"));
                }
                if (targetRefuses) {
                    return tasks;
                }
                sent.addAll(tasks);
                return List.of();
            }
        });
    }

    @Override
    public StateMachineRunner stateMachine() {
        return input -> {
            PortUses.note("PODIUM_STATE_MACHINE_ARN");
            ran.add(input);
            if (input instanceof Map<?, ?> document && document.containsKey("optimize")) {
                throw new ExecutionFailedException("States.Timeout", "it took too long");
            }
            return Map.of("placed", 0L);
        };
    }

    @Override
    public Log log() {
        return new Log(logged::add, clock);
    }
}
