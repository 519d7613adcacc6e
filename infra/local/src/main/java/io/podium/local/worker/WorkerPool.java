package io.podium.local.worker;

import io.podium.lambda.json.Tree;
import io.podium.lambda.log.Log;
import io.podium.local.clock.VirtualTimer;
import io.podium.local.worker.Slots.Worksite;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Simulated workers for services: as many at a time as the service has instances with slots, also when that changes. */
public final class WorkerPool implements AutoCloseable {
    private static final int CALLERS = 6;

    private final List<PullAgent> pulling = new ArrayList<>();
    private final List<QueueAgent> fed = new ArrayList<>();
    private final CompletionSender completions;
    private final ExecutorService calls;
    private final Worksite site;
    private final SqsClient sqs;

    /**
     * Where workers find what they need.
     *
     * @param api the API
     * @param timer lets virtual time pass
     * @param sqs their queues
     * @param completionQueueUrl where workers with a queue report
     * @param log the log
     */
    public record Surroundings(ApiClient api, VirtualTimer timer, SqsClient sqs, String completionQueueUrl, Log log) {}

    /** Creates a pool without workers. */
    public WorkerPool(Surroundings surroundings, FailureRule failures, Executions executions) {
        this.calls = Executors.newFixedThreadPool(CALLERS, task -> Threads.daemon("worker-calls", task));
        this.sqs = surroundings.sqs();
        this.completions = new CompletionSender(sqs, surroundings.completionQueueUrl(), surroundings.log());
        this.site =
                new Worksite(surroundings.api(), surroundings.timer(), calls, failures, executions, surroundings.log());
    }

    /**
     * Puts workers to work.
     *
     * @param services services as the API shows them
     */
    public void start(Collection<Tree> services) {
        for (Tree service : services) {
            String id = service.at("serviceId").text().orElseThrow();
            Optional<String> queueUrl = ServiceView.queueUrl(service);
            if (queueUrl.isPresent()) {
                QueueAgent agent = new QueueAgent(site, id, sqs, queueUrl.get(), completions);
                fed.add(agent);
                agent.start();
            } else {
                PullAgent agent = new PullAgent(site, id);
                pulling.add(agent);
                agent.start();
            }
        }
    }

    /** Has the workers take nothing more; what they run is left to its lease. */
    @Override
    public void close() {
        pulling.forEach(PullAgent::close);
        fed.forEach(QueueAgent::close);
        calls.shutdown();
        try {
            if (!calls.awaitTermination(10, TimeUnit.SECONDS)) {
                calls.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        completions.close();
    }
}
