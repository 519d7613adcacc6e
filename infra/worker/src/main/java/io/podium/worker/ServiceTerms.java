package io.podium.worker;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the registry says of the service that a worker belongs to.
 *
 * @param slots tasks that one instance runs at a time
 * @param lease how long a lease holds without a heartbeat
 * @param silence how long the service may go unheard before it gets nothing new
 * @param taskTypes what it runs
 */
record ServiceTerms(int slots, Duration lease, Duration silence, Set<String> taskTypes) {
    /** Where a service need not be heard, it is all the same. */
    private static final Duration NEVER_SILENT = Duration.ofMinutes(10);

    static ServiceTerms of(Map<String, Object> service) {
        return new ServiceTerms(
                number(service, "slots").intValue(),
                Duration.ofSeconds(number(service, "leaseSeconds").longValue()),
                service.get("ttlSeconds") instanceof Number seconds
                        ? Duration.ofSeconds(seconds.longValue())
                        : NEVER_SILENT,
                service.get("taskTypes") instanceof List<?> types
                        ? types.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet())
                        : Set.of());
    }

    private static Number number(Map<String, Object> service, String name) {
        if (service.get(name) instanceof Number number) {
            return number;
        }
        throw new IllegalStateException(
                "the API says of the service no " + name + ". Maybe the address is not Podium's");
    }
}
