package io.podium.lambda.target;

import io.podium.domain.port.QueueUnavailableException;
import io.podium.domain.port.TaskSender;
import io.podium.domain.service.Target;
import io.podium.domain.task.Task;
import io.podium.lambda.api.TaskView;
import io.podium.lambda.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Posts each task to an endpoint, which takes it by any status from 200 to 299. Redirects are not followed. The host must
 * have public addresses only, unless the deployment names it as allowed.
 *
 * <p>The client resolves the host again when it connects. The JVM remembers addresses for 30 seconds, so as a rule it gets
 * what was looked at a moment before; if they run out in between and the name then leads to a private address, that
 * address must show a certificate of the name before anything of the request is sent.
 */
public final class HttpTaskSender implements TaskSender {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient client;
    private final Set<String> allowedHosts;
    private final PublicAddresses.Resolver resolver;

    /**
     * @param client follows no redirects
     * @param allowedHosts hosts that are posted to wherever their addresses are
     * @throws IllegalArgumentException if the client follows redirects, which nobody would look at
     */
    public HttpTaskSender(HttpClient client, Set<String> allowedHosts) {
        this(client, allowedHosts, host -> List.of(InetAddress.getAllByName(host)));
    }

    HttpTaskSender(HttpClient client, Set<String> allowedHosts, PublicAddresses.Resolver resolver) {
        if (client.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("the client must not follow redirects, not " + client.followRedirects());
        }
        this.client = client;
        this.allowedHosts = Set.copyOf(allowedHosts);
        this.resolver = resolver;
    }

    @Override
    public boolean serves(Target target) {
        return target instanceof Target.Http;
    }

    @Override
    public List<Task> send(Target target, List<Task> tasks) {
        URI address = URI.create(((Target.Http) target).url());
        List<Task> refused = new ArrayList<>();
        for (Task task : tasks) {
            // Each time anew, since posting many tasks takes longer than addresses are remembered.
            requireAllowed(address.getHost());
            if (!isTaken(address, task)) {
                refused.add(task);
            }
        }
        return refused;
    }

    private void requireAllowed(String host) {
        if (allowedHosts.contains(host)) {
            return;
        }
        try {
            if (!resolver.resolve(host).stream().allMatch(PublicAddresses::isPublic)) {
                throw new QueueUnavailableException(
                        "host " + host
                                + " has an address that is not public. Maybe the deployment should allow it by name",
                        new IllegalStateException(host));
            }
        } catch (UnknownHostException e) {
            throw new QueueUnavailableException("host " + host + " is not known", e);
        }
    }

    private boolean isTaken(URI address, Task task) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(TaskView.leased(task))));
        task.spec().traceParent().ifPresent(context -> request.header("traceparent", context));
        try {
            int status = client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            return status >= 200 && status < 300;
        } catch (IOException e) {
            throw new QueueUnavailableException(address.getHost() + " did not take a task: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new QueueUnavailableException("interrupted while posting to " + address.getHost(), e);
        }
    }
}
