package io.podium.local.stack;

import io.podium.domain.meter.Meter;
import io.podium.domain.usecase.Stores;
import io.podium.lambda.log.Log;
import io.podium.local.clock.AcceleratedClock;
import io.podium.local.clock.VirtualTimer;
import io.podium.local.http.Front;
import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * All of Podium in one process, wired as the deployment template says: the real handlers behind a real HTTP front, real
 * queues and the real state machine definition. Closing it finishes what is at hand.
 */
public final class LocalStack implements AutoCloseable {
    private final Closing closing;
    private final Front front;
    private final Running running;

    /**
     * What runs, for those who work beside it in this process.
     *
     * @param clock the virtual time
     * @param timer runs things in virtual time
     * @param stores the stores, to look at; nobody counts it
     * @param meter what was counted
     * @param workerQueues a client of the queues for workers, counted apart
     * @param queueUrls the queues of the template, by logical id
     * @param log the log
     */
    public record Running(
            AcceleratedClock clock,
            VirtualTimer timer,
            Stores stores,
            Meter meter,
            SqsClient workerQueues,
            Map<String, String> queueUrls,
            Log log) {}

    private LocalStack(Closing closing, Front front, Running running) {
        this.closing = closing;
        this.front = front;
        this.running = running;
    }

    /**
     * Starts a stack.
     *
     * @throws IllegalStateException if a part cannot be started
     */
    public static LocalStack start(StackOptions options) {
        return new StackStarter(options).start();
    }

    static LocalStack of(Closing closing, Front front, Running running) {
        return new LocalStack(closing, front, running);
    }

    /** Returns where the API is. */
    public URI uri() {
        return front.uri();
    }

    /** Returns what runs. */
    public Running running() {
        return running;
    }

    @Override
    public void close() {
        closing.close();
    }
}
