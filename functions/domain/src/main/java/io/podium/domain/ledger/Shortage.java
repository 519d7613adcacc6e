package io.podium.domain.ledger;

import io.podium.domain.resource.ResourceVector;
import io.podium.domain.service.Circuit;

/** Why a ledger cannot give what was asked. */
public sealed interface Shortage {

    /** Returns the shortage in words. */
    String words();

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
    }

    /**
     * The pool has too little of a resource left.
     *
     * @param pool the pool
     * @param asked what was asked
     * @param free what is left
     */
    record NoResources(String pool, ResourceVector asked, ResourceVector free) implements Shortage {
        @Override
        public String words() {
            return "pool " + pool + " has " + free + " left, and " + asked + " is asked";
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
    }
}
