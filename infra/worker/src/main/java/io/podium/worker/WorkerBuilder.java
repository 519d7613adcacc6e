package io.podium.worker;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** Describes a worker, and starts it. */
public final class WorkerBuilder {
    /** The most tasks that one worker runs at a time: their heartbeats are sent one after the other. */
    public static final int MAX_SLOTS = 256;

    private static final int NOT_FOUND = 404;

    private final URI api;
    private final String serviceId;
    private final Map<String, Handler> handlers = new LinkedHashMap<>();
    private Credentials credentials = Credentials.NONE;
    private int slots;
    private boolean registers;
    private Duration longestPause = Duration.ofSeconds(5);
    private Duration stopWithin = Duration.ofSeconds(25);

    WorkerBuilder(URI api, String serviceId) {
        this.api = api;
        this.serviceId = serviceId;
    }

    /**
     * How a worker behaves.
     *
     * @param handler runs tasks of all types
     * @param slots tasks at a time, 0 for as many as the registry says
     * @param longestPause between two questions for tasks
     * @param stopWithin how long tasks may go on when the worker is closed
     * @param random for pauses
     */
    record Settings(Handler handler, int slots, Duration longestPause, Duration stopWithin, RandomGenerator random) {}

    /** Runs tasks of a type by a handler. */
    public WorkerBuilder on(String type, Handler handler) {
        handlers.put(type, handler);
        return this;
    }

    /** Says who asks; nobody in particular unless told otherwise. */
    public WorkerBuilder as(Credentials who) {
        credentials = who;
        return this;
    }

    /**
     * Runs this many tasks at a time; unless told otherwise as many as the service's registration says.
     *
     * @throws IllegalArgumentException unless it is from 1 to {@link #MAX_SLOTS}
     */
    public WorkerBuilder slots(int count) {
        if (count < 1 || count > MAX_SLOTS) {
            throw new IllegalArgumentException("a worker has 1 to " + MAX_SLOTS + " slots, not " + count);
        }
        slots = count;
        return this;
    }

    /**
     * Registers the service when the worker starts, if there is none of this name: one instance, the types of its handlers,
     * and as many slots as it was told, or one.
     */
    public WorkerBuilder registering() {
        registers = true;
        return this;
    }

    /**
     * Asks for tasks at least this often while there are none; each time costs a request. 5 s unless told otherwise.
     *
     * @throws IllegalArgumentException unless it is positive
     */
    public WorkerBuilder askEvery(Duration longest) {
        longestPause = positive(longest, "askEvery");
        return this;
    }

    /**
     * Lets tasks go on for this long when the worker is closed, before they are interrupted. 25 s unless told otherwise,
     * which is a little less than containers are usually given to stop.
     *
     * @throws IllegalArgumentException unless it is positive
     */
    public WorkerBuilder stopWithin(Duration time) {
        stopWithin = positive(time, "stopWithin");
        return this;
    }

    private static Duration positive(Duration time, String name) {
        if (time.isZero() || time.isNegative()) {
            throw new IllegalArgumentException(name + " is a positive time, not " + time);
        }
        return time;
    }

    /**
     * Starts the worker.
     *
     * @throws WorkerException if the API refuses, as when there is no such service
     * @throws IOException if the API cannot be reached
     * @throws IllegalStateException if the service runs tasks of a type that no handler is for
     */
    public Worker start() throws IOException, InterruptedException {
        if (handlers.isEmpty()) {
            throw new IllegalStateException("no handler is there. Add one by on(\"type\", task -> ...)");
        }
        Map<String, Handler> byType = Map.copyOf(handlers);
        Api speaker = new Api(api, credentials);
        ServiceTerms terms = ServiceTerms.of(service(speaker));
        Set<String> unknown = new TreeSet<>(terms.taskTypes());
        unknown.removeAll(byType.keySet());
        if (!unknown.isEmpty()) {
            throw new IllegalStateException("service " + serviceId + " runs tasks of type " + String.join(", ", unknown)
                    + " too, and no handler is for that");
        }
        if (slots == 0 && terms.slots() > MAX_SLOTS) {
            throw new IllegalStateException(
                    "service " + serviceId + " has " + terms.slots() + " slots an instance, and a" + " worker at most "
                            + MAX_SLOTS + ". Maybe say slots(n), and run several workers");
        }
        Handler handler =
                task -> byType.getOrDefault(task.type(), WorkerBuilder::unknown).run(task);
        Worker worker = new Worker(
                speaker,
                serviceId,
                terms,
                new Settings(handler, slots, longestPause, stopWithin, RandomGenerator.getDefault()));
        worker.start();
        return worker;
    }

    /** The registration may change while the worker runs. */
    private static Object unknown(Task task) {
        throw new IllegalStateException("this worker has no handler for tasks of type " + task.type());
    }

    private Map<String, Object> service(Api speaker) throws IOException, InterruptedException {
        Api.Answer answer = speaker.get("/services/" + Api.part(serviceId));
        if (answer.status() == NOT_FOUND && registers) {
            answer = speaker.post(
                    "/services",
                    Map.of(
                            "serviceId",
                            serviceId,
                            "taskTypes",
                            List.copyOf(handlers.keySet()),
                            "target",
                            Map.of("type", "pull"),
                            "instances",
                            1,
                            "slots",
                            Math.max(1, slots)));
        }
        if (!answer.isOk()) {
            throw answer.refusal("looking up service " + serviceId + " at " + api);
        }
        return answer.body();
    }
}
