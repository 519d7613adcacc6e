package io.podium.local.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.lambda.dynamodb.StoreActions;
import io.podium.lambda.permissions.PortUses;
import io.podium.lambda.permissions.StoreOperation;
import io.podium.lambda.wiring.PortActions;
import io.podium.local.template.FunctionDefinition;
import io.podium.optimizer.actuator.ActuatorActions;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * What the functions need, found by running the tests of their handlers once more, each of which tells what it asks of
 * its tables, queues and the rest; by following the calls that no test makes; and by using the adapters behind all those
 * to see which actions that takes.
 */
final class NeededGrants {
    private static final Set<String> WORKERS = Set.of("WorkerQueueArns", "WorkerFunctionArns");

    private final Map<StoreOperation, Set<StoreActions.Action>> storeActions = StoreActions.all();
    private final Map<String, Set<String>> actions = new HashMap<>(PortActions.all());
    private final Set<String> actuated;
    private final Set<PortUses.Use> uses;
    private final ReachableUses reachable = new ReachableUses();

    NeededGrants() {
        Map<String, Set<String>> actuators = ActuatorActions.all();
        actuated = actuators.keySet();
        actions.putAll(actuators);
        runHandlerTests();
        uses = PortUses.seen();
    }

    private static void runHandlerTests() {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(
                        DiscoverySelectors.selectPackage("io.podium.lambda.handler"),
                        DiscoverySelectors.selectPackage("io.podium.lambda.metrics"),
                        DiscoverySelectors.selectClass("io.podium.optimizer.OptimizeHandlerTest"),
                        DiscoverySelectors.selectClass("io.podium.optimizer.EveryMinuteTest"),
                        DiscoverySelectors.selectClass("io.podium.optimizer.PlanHistoryTest"))
                .build();
        LauncherFactory.create().execute(request, summary);
        assertThat(summary.getSummary().getTestsSucceededCount()).isGreaterThan(100);
        assertThat(summary.getSummary().getFailures())
                .as("failures among the tests of the handlers")
                .isEmpty();
    }

    /** Returns what a function needs: for what its handler was seen to do, and for what it could do. */
    NavigableSet<Grant> of(FunctionDefinition function) {
        NavigableSet<Grant> needed = new TreeSet<>();
        uses.stream()
                .filter(use -> use.handler().equals(function.handler()))
                .flatMap(use -> grants(use, function.environment()))
                .forEach(needed::add);
        for (ReachableUses.Use use : reachable.of(function.handler())) {
            String table = addressed(use.table(), function.environment());
            likely(function.handler(), use)
                    .forEach(operation -> onTable(operation, table).forEach(needed::add));
        }
        return needed;
    }

    /** Of the operations that a call may be: those this handler was seen to do there, else any handler, else all. */
    private Set<StoreOperation> likely(String handler, ReachableUses.Use use) {
        Set<StoreOperation> own = seen(use, each -> each.handler().equals(handler));
        Set<StoreOperation> others = own.isEmpty() ? seen(use, each -> true) : own;
        return others.isEmpty() ? use.operations() : others;
    }

    private Set<StoreOperation> seen(ReachableUses.Use use, Predicate<PortUses.Use> by) {
        return uses.stream()
                .filter(by.and(each -> each.resource().equals(use.table())))
                .map(PortUses.Use::operation)
                .filter(Objects::nonNull)
                .filter(use.operations()::contains)
                .collect(Collectors.toSet());
    }

    private Stream<Grant> onTable(StoreOperation operation, String table) {
        return Objects.requireNonNull(storeActions.get(operation)).stream()
                .map(action -> new Grant(action.name(), table + action.suffix()));
    }

    private static String addressed(String variable, Map<String, String> environment) {
        return Objects.requireNonNull(environment.get(variable), variable);
    }

    private Stream<Grant> grants(PortUses.Use use, Map<String, String> environment) {
        StoreOperation operation = use.operation();
        if (operation != null) {
            return onTable(operation, addressed(use.resource(), environment));
        }
        return switch (use.resource()) {
            case "bulkSenders" -> onParameter("WorkerQueueArns");
            case "senders" -> WORKERS.stream().flatMap(this::onParameter);
            case "actuators" -> actuated.stream().flatMap(this::onParameter);
            default -> {
                String address = addressed(use.resource(), environment);
                String id = address.substring(Math.max(address.lastIndexOf('/'), address.lastIndexOf(':')) + 1);
                yield named(use.resource()).map(action -> new Grant(action, id));
            }
        };
    }

    private Stream<Grant> onParameter(String parameter) {
        return named(parameter).map(action -> new Grant(action, parameter));
    }

    private Stream<String> named(String key) {
        return Objects.requireNonNull(actions.get(key), key).stream();
    }
}
