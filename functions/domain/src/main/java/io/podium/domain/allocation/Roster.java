package io.podium.domain.allocation;

import io.podium.domain.service.Service;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The services that take tasks at one instant, in order of their ids, which is how stores give them. Does not change, and
 * so is shared by fleets; but who runs a type is looked for when it is asked for. Not for use by several threads.
 */
final class Roster {
    private final List<Service> services = new ArrayList<>();
    private final Map<String, List<Service>> byType = new HashMap<>();

    /**
     * @param all all that may be considered; those that take no tasks at {@code now} are left out
     * @param now the instant that is judged by
     */
    Roster(Collection<Service> all, Instant now) {
        for (Service service : all) {
            if (service.takesTasks(now)) {
                services.add(service);
            }
        }
        services.sort(Comparator.comparing(Service::id));
    }

    /** Returns the types of task that the services run. */
    Set<String> types() {
        return services.stream()
                .flatMap(service -> service.spec().taskTypes().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the services that run a type of task, in order of their ids. */
    List<Service> ableTo(String type) {
        return byType.computeIfAbsent(type, this::find);
    }

    private List<Service> find(String type) {
        List<Service> able = new ArrayList<>();
        for (Service service : services) {
            if (service.spec().taskTypes().contains(type)) {
                able.add(service);
            }
        }
        return Collections.unmodifiableList(able);
    }

    /** Returns the service of this id, if it takes tasks. */
    Optional<Service> service(String id) {
        int place = place(services, id);
        return place < 0 ? Optional.empty() : Optional.of(services.get(place));
    }

    /** Returns where a service stands among some that are in order of their ids, or a number below 0. */
    static int place(List<Service> inOrder, String id) {
        int from = 0;
        int to = inOrder.size() - 1;
        while (from <= to) {
            int middle = (from + to) >>> 1;
            int order = inOrder.get(middle).id().compareTo(id);
            if (order == 0) {
                return middle;
            }
            from = order < 0 ? middle + 1 : from;
            to = order < 0 ? to : middle - 1;
        }
        return -1;
    }
}
