package io.podium.domain.scheduling;

import io.podium.domain.ledger.Shortage;
import io.podium.domain.task.TaskKey;
import java.util.Map;
import java.util.TreeMap;

/** Why the scheduler left a ready task waiting. */
public sealed interface WaitReason {

    /** Returns the reason in words. */
    String words();

    /** Returns the kind of reason, by the name that the API uses. */
    String kind();

    /** Returns the figures behind the words, by the names that the API uses. */
    Map<String, Object> figures();

    /** Returns whether the task waits for something that other tasks hold. */
    boolean isSaturation();

    /**
     * No service that takes tasks runs this type.
     *
     * @param type the task type
     */
    record NoService(String type) implements WaitReason {
        @Override
        public String words() {
            return "no live service runs tasks of type " + type;
        }

        @Override
        public String kind() {
            return "no-service";
        }

        @Override
        public Map<String, Object> figures() {
            return Map.of("type", type);
        }

        @Override
        public boolean isSaturation() {
            return false;
        }
    }

    /**
     * A service runs this type, but has no slots in the pool that the task is pinned to.
     *
     * @param type the task type
     * @param pool the pool
     */
    record NoServiceInPool(String type, String pool) implements WaitReason {
        @Override
        public String words() {
            return "no live service has slots for tasks of type " + type + " in pool " + pool;
        }

        @Override
        public String kind() {
            return "no-service-in-pool";
        }

        @Override
        public Map<String, Object> figures() {
            return Map.of("type", type, "pool", pool);
        }

        @Override
        public boolean isSaturation() {
            return false;
        }
    }

    /**
     * The task holds resources already: another step is placing it, or one crashed while it did, and the sweeper will
     * give back what it left.
     *
     * @param task the task
     */
    record BeingPlaced(TaskKey task) implements WaitReason {
        @Override
        public String words() {
            return "task " + task.id() + " is being placed";
        }

        @Override
        public String kind() {
            return "being-placed";
        }

        @Override
        public Map<String, Object> figures() {
            return Map.of();
        }

        @Override
        public boolean isSaturation() {
            return true;
        }
    }

    /**
     * The task stands for a gang of which this step knows no more: a worker asked for tasks of its own service, or the
     * queue is late.
     *
     * @param gang the gang's id
     */
    record GangNotSeen(String gang) implements WaitReason {
        @Override
        public String words() {
            return "gang " + gang + " is placed by the next step that sees all of it";
        }

        @Override
        public String kind() {
            return "gang-not-seen";
        }

        @Override
        public Map<String, Object> figures() {
            return Map.of("gang", gang);
        }

        @Override
        public boolean isSaturation() {
            return false;
        }
    }

    /**
     * There is not enough for all members of a gang at once.
     *
     * @param size how many members the gang has
     * @param fitting how many of them would have found room before the one that did not
     * @param task that one
     * @param reason why it found none
     */
    record GangLacks(int size, int fitting, TaskKey task, WaitReason reason) implements WaitReason {
        @Override
        public String words() {
            return "all " + size + " tasks of its gang must find room at once, and after " + fitting + " of them task "
                    + task.id() + " finds none: " + reason.words();
        }

        @Override
        public String kind() {
            return "gang-does-not-fit";
        }

        @Override
        public Map<String, Object> figures() {
            Map<String, Object> figures = new TreeMap<>(reason.figures());
            figures.put("gangSize", (long) size);
            figures.put("fitting", (long) fitting);
            figures.put("task", task.id());
            figures.put("lacks", reason.kind());
            return figures;
        }

        @Override
        public boolean isSaturation() {
            return reason.isSaturation();
        }
    }

    /**
     * Services run this type, and all lack something now.
     *
     * @param shortage what one of them lacks
     * @param services how many services run this type
     */
    record Saturated(Shortage shortage, int services) implements WaitReason {
        @Override
        public String words() {
            return services == 1
                    ? shortage.words()
                    : "none of the " + services + " services of this type has room; one of them: " + shortage.words();
        }

        @Override
        public String kind() {
            return shortage.kind();
        }

        @Override
        public Map<String, Object> figures() {
            Map<String, Object> figures = new TreeMap<>(shortage.figures());
            figures.put("services", (long) services);
            return figures;
        }

        @Override
        public boolean isSaturation() {
            return true;
        }
    }
}
