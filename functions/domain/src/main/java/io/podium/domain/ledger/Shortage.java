package io.podium.domain.ledger;

import io.podium.domain.resource.ResourceVector;
import io.podium.domain.service.Circuit;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Why a ledger cannot give what was asked. */
public sealed interface Shortage {

    /** Returns the shortage in words. */
    String words();

    /** Returns the kind of shortage, by the name that the API uses. */
    String kind();

    /** Returns the figures behind the words, by the names that the API uses. */
    Map<String, Object> figures();

    /**
     * All slots of the service are taken.
     *
     * @param serviceId the service
     * @param seats its slots in this ledger
     * @param taken how many of them are taken
     */
    record NoFreeSlot(String serviceId, int seats, int taken) implements Shortage {
        @Override
        public String words() {
            return "service " + serviceId + " has no free slot: " + taken + " of " + seats + " are taken";
        }

        @Override
        public String kind() {
            return "no-free-slot";
        }

        @Override
        public Map<String, Object> figures() {
            return Map.of("service", serviceId, "slots", (long) seats, "taken", (long) taken);
        }
    }

    /**
     * The service has failed too often in a row.
     *
     * @param serviceId the service
     * @param circuit its circuit, which admits nothing
     */
    record CircuitOpen(String serviceId, Circuit circuit) implements Shortage {
        @Override
        public String words() {
            return circuit.probe() == null
                    ? "the circuit of service " + serviceId + " is open until " + circuit.until() + " after "
                            + circuit.failures() + " failures in a row"
                    : "the circuit of service " + serviceId + " is half open since " + circuit.until()
                            + ", and one task probes whether the service works again";
        }

        @Override
        public String kind() {
            return "circuit-open";
        }

        @Override
        public Map<String, Object> figures() {
            return Map.of(
                    "service",
                    serviceId,
                    "failures",
                    (long) circuit.failures(),
                    "until",
                    String.valueOf(circuit.until()),
                    "probing",
                    circuit.probe() != null);
        }
    }

    /**
     * The pool has too little of a resource left.
     *
     * @param pool the pool
     * @param asked what was asked
     * @param free what is left
     * @param capacity all that the pool has
     */
    record NoResources(String pool, ResourceVector asked, ResourceVector free, ResourceVector capacity)
            implements Shortage {
        @Override
        public String words() {
            return "pool " + pool + " has " + free + " left, and " + asked + " is asked";
        }

        @Override
        public String kind() {
            return "pool-out-of-resources";
        }

        @Override
        public Map<String, Object> figures() {
            Map<String, Object> kinds = new TreeMap<>();
            for (String kind : asked.kinds()) {
                if (asked.thousandthsOf(kind) > free.thousandthsOf(kind)) {
                    kinds.put(
                            kind,
                            Map.of(
                                    "asked", asked.amount(kind),
                                    "used", capacity.minusAtMost(free).amount(kind),
                                    "capacity", capacity.amount(kind)));
                }
            }
            return Map.of("pool", pool, "resources", kinds);
        }
    }

    /**
     * The ledger is full.
     *
     * @param pool the pool
     * @param limit the most holdings of one ledger
     */
    record LedgerFull(String pool, int limit) implements Shortage {
        @Override
        public String words() {
            return "pool " + pool + " runs " + limit + " tasks in one shard, which is the most";
        }

        @Override
        public String kind() {
            return "pool-full";
        }

        @Override
        public Map<String, Object> figures() {
            return Map.of("pool", pool, "limit", (long) limit);
        }
    }

    /**
     * The tenant's tasks hold as many slots as they may.
     *
     * @param pool the pool
     * @param tenant the tenant
     * @param quota the most slots that its tasks may hold of the pool at a time
     * @param held how many they hold; more than the quota where that has shrunk
     */
    record QuotaReached(String pool, String tenant, int quota, int held) implements Shortage {
        @Override
        public String words() {
            return "tenant " + tenant + " holds " + held + " slots of pool " + pool + ", and its quota is " + quota;
        }

        @Override
        public String kind() {
            return "quota";
        }

        @Override
        public Map<String, Object> figures() {
            return Map.of("pool", pool, "tenant", tenant, "quota", (long) quota, "held", (long) held);
        }
    }

    /**
     * There would be enough, but it is held back for somebody who needs more and has waited for long.
     *
     * @param pool the pool
     * @param owner the task or the one that leads the gang, or null where it is another tenant's
     * @param size how many tasks it is held back for
     * @param since when holding back began
     */
    record HeldBack(String pool, @Nullable String owner, int size, Instant since) implements Shortage {
        @Override
        public String words() {
            String whom = owner == null
                    ? (size == 1 ? "a task" : "a gang of " + size + " tasks") + " of another tenant"
                    : size == 1 ? "task " + owner : "the gang of task " + owner;
            return "room in pool " + pool + " is being held back for " + whom + " since " + since
                    + ", because it needs more than comes free at a time";
        }

        @Override
        public String kind() {
            return "held-back";
        }

        @Override
        public Map<String, Object> figures() {
            Map<String, Object> figures = new TreeMap<>();
            figures.put("pool", pool);
            figures.put("tasks", (long) size);
            figures.put("since", since.toString());
            if (owner != null) {
                figures.put("heldBackFor", owner);
            }
            return figures;
        }
    }
}
