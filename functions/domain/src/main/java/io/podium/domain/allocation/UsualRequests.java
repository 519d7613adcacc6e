package io.podium.domain.allocation;

import io.podium.domain.resource.ResourceRequest;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.service.Service;
import io.podium.domain.service.ServiceSpec;
import io.podium.domain.task.ReadyTask;
import java.util.HashMap;
import java.util.Map;

/** What tasks ask for in a fleet, computed once for all that ask for a slot's share. Not for use by several threads. */
final class UsualRequests {
    private final Fleet fleet;
    private final Map<String, ResourceRequest> byService = new HashMap<>();
    private final Map<String, ResourceVector> largestByType = new HashMap<>();

    UsualRequests(Fleet fleet) {
        this.fleet = fleet;
    }

    /** Returns what a task asks for when this service runs it. */
    ResourceRequest of(ReadyTask task, Service service) {
        return task.request() == null
                ? byService.computeIfAbsent(service.id(), id -> Fleet.requestOf(task, service))
                : task.request();
    }

    /** Returns of each kind the most that a task needs on any of the services that run it. */
    ResourceVector largest(ReadyTask task) {
        return task.request() == null
                ? largestByType.computeIfAbsent(task.type(), this::largestShare)
                : task.request().min();
    }

    private ResourceVector largestShare(String type) {
        ResourceVector largest = ResourceVector.NONE;
        ServiceSpec last = null;
        for (Service service : fleet.ableTo(type)) {
            ServiceSpec spec = service.spec();
            if (last == null || !hasSameShare(spec, last)) {
                largest = largest.max(spec.perSlot());
                last = spec;
            }
        }
        return largest;
    }

    /** Services that stand side by side are often alike. */
    private static boolean hasSameShare(ServiceSpec one, ServiceSpec other) {
        return one.slots() == other.slots() && one.resources().equals(other.resources());
    }
}
