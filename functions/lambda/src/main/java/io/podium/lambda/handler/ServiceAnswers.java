package io.podium.lambda.handler;

import io.podium.domain.ledger.Ledger;
import io.podium.domain.service.Service;
import io.podium.domain.usecase.CheckDependencies;
import io.podium.domain.usecase.CheckDependencies.Dependency;
import io.podium.domain.usecase.FindDependants;
import io.podium.domain.usecase.PreviewDeregistration;
import io.podium.domain.usecase.Sources;
import io.podium.domain.usecase.Stores;
import io.podium.domain.usecase.Surroundings;
import io.podium.lambda.api.ServiceJson;
import io.podium.lambda.api.Shown;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Services as answers show them: with their load, and where it is asked for with those they are tied to. */
final class ServiceAnswers {
    private final Stores stores;
    private final Surroundings surroundings;
    private final CheckDependencies checkDependencies;
    private final FindDependants findDependants;

    ServiceAnswers(Stores stores, Surroundings surroundings) {
        this.stores = stores;
        this.surroundings = surroundings;
        this.checkDependencies = new CheckDependencies(stores, surroundings);
        this.findDependants = new FindDependants(stores);
    }

    List<Map<String, Object>> list(List<Service> services) {
        Collection<Ledger> ledgers = ledgersOf(services);
        return services.stream()
                .map(service -> ServiceJson.show(service, ledgers, surroundings.now()))
                .toList();
    }

    Map<String, Object> one(Service service) {
        return list(List.of(service)).get(0);
    }

    /** Shows a service that has registered, with what is wrong with those it depends on. */
    Map<String, Object> registered(Service service) {
        return withWarnings(one(service), warnings(checkDependencies.of(service.spec())));
    }

    /** Shows a service with how those stand that it depends on, and with those that depend on it. */
    Map<String, Object> whole(Service service) {
        List<Dependency> dependencies = checkDependencies.of(service.spec());
        Map<String, Object> shown = one(service);
        shown.put(
                "dependencies", dependencies.stream().map(ServiceAnswers::show).toList());
        shown.putAll(show(findDependants.of(service.id())));
        return withWarnings(shown, warnings(dependencies));
    }

    /** Shows a service that drains, with a warning for each that depends on it. */
    Map<String, Object> drained(Service service) {
        FindDependants.Found found = findDependants.of(service.id());
        Map<String, Object> shown = one(service);
        shown.putAll(show(found));
        return withWarnings(shown, found.words(service.id()));
    }

    /** Shows that a service is gone, or null where that concerns nobody. */
    @Nullable
    Map<String, Object> deregistered(String id, FindDependants.Found dependants) {
        return dependants.dependants().isEmpty()
                ? null
                : withWarnings(Shown.object().with("serviceId", id).tree(), dependants.words(id));
    }

    /** Shows what would be hit if a service went. */
    static Map<String, Object> impact(String id, PreviewDeregistration.Impact impact) {
        Map<String, Object> shown = Shown.object()
                .with("serviceId", id)
                .with("dryRun", true)
                .with("orphanedTypes", impact.orphanedTypes())
                .with("runningTasks", impact.runningTasks())
                .with("placedTasks", impact.placedTasks())
                .with("waitingTasks", impact.waitingTasks())
                .with("waitingTasksCountedUpTo", PreviewDeregistration.MAX_COUNTED)
                .with("freedSlots", impact.freedSlots())
                .tree();
        shown.putAll(show(impact.dependants()));
        List<String> warnings = new ArrayList<>(impact.dependants().words(id));
        impact.orphanedTypes()
                .forEach(type -> warnings.add("no other service that takes tasks runs type " + type + ", of which "
                        + impact.waitingTasks().getOrDefault(type, 0) + " tasks wait"));
        return withWarnings(shown, warnings);
    }

    private static Map<String, Object> show(Dependency dependency) {
        return Shown.object()
                .with("serviceId", dependency.serviceId())
                .with("state", dependency.state().name())
                .tree();
    }

    private static Map<String, Object> show(FindDependants.Found found) {
        return Shown.object()
                .with(
                        "dependants",
                        found.dependants().stream()
                                .map(dependant -> Shown.object()
                                        .with("serviceId", dependant.serviceId())
                                        .with("through", dependant.through())
                                        .tree())
                                .toList())
                .with("moreDependants", found.more() ? true : null)
                .tree();
    }

    private static List<String> warnings(List<Dependency> dependencies) {
        return dependencies.stream()
                .map(Dependency::warning)
                .filter(Objects::nonNull)
                .toList();
    }

    private static Map<String, Object> withWarnings(Map<String, Object> shown, List<String> warnings) {
        if (!warnings.isEmpty()) {
            shown.put("warnings", warnings);
        }
        return shown;
    }

    private Collection<Ledger> ledgersOf(List<Service> services) {
        return Sources.ledgers(stores, services).values();
    }
}
