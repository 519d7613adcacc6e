package io.podium.lambda.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.podium.domain.port.QueueUnavailableException;
import io.podium.domain.service.Target;
import io.podium.domain.task.Correlation;
import io.podium.domain.task.Task;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTaskSenderTest {
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<List<String>> contexts = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private Target target;

    @BeforeEach
    void endpoint() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            bodies.add(body);
            contexts.add(exchange.getRequestHeaders().getOrDefault("traceparent", List.of()));
            exchange.sendResponseHeaders(body.contains("full") ? 503 : 202, -1);
            exchange.close();
        });
        server.start();
        target = new Target.Http("http://127.0.0.1:" + server.getAddress().getPort() + "/tasks");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void taskIsPostedToAnAllowedHost() {
        HttpTaskSender sender = new HttpTaskSender(HttpClient.newHttpClient(), Set.of("127.0.0.1"));

        assertThat(sender.send(target, List.of(PlacedTask.of("t1", "{\"n\":1}"))))
                .isEmpty();
        assertThat(bodies).singleElement().asString().contains("\"taskId\":\"t1\"");
    }

    @Test
    void theTraceContextOfATaskIsAHeader() {
        HttpTaskSender sender = new HttpTaskSender(HttpClient.newHttpClient(), Set.of("127.0.0.1"));
        String context = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

        sender.send(target, List.of(PlacedTask.of("t1", "{}", new Correlation(context)), PlacedTask.of("t2", "{}")));

        assertThat(contexts).containsExactly(List.of(context), List.of());
        assertThat(bodies.get(0)).contains("\"traceparent\":\"" + context + "\"");
        assertThat(bodies.get(1)).contains("\"correlationId\":\"t2\"").doesNotContain("traceparent");
    }

    @Test
    void taskThatTheEndpointDoesNotTakeComesBack() {
        HttpTaskSender sender = new HttpTaskSender(HttpClient.newHttpClient(), Set.of("127.0.0.1"));
        Task full = PlacedTask.of("full", "{}");

        assertThat(sender.send(target, List.of(full, PlacedTask.of("t2", "{}"))))
                .containsExactly(full);
    }

    @Test
    void hostWithAPrivateAddressIsNotPostedTo() {
        HttpTaskSender sender = new HttpTaskSender(HttpClient.newHttpClient(), Set.of());

        assertThatThrownBy(() -> sender.send(target, List.of(PlacedTask.of("t1", "{}"))))
                .isInstanceOf(QueueUnavailableException.class)
                .hasMessageContaining("not public");
        assertThat(bodies).isEmpty();
    }

    @Test
    void redirectIsNotFollowedButCountsAsRefused() {
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("location", "/tasks");
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        HttpTaskSender sender = new HttpTaskSender(HttpClient.newHttpClient(), Set.of("127.0.0.1"));
        Task task = PlacedTask.of("t1", "{}");

        assertThat(sender.send(
                        new Target.Http(
                                "http://127.0.0.1:" + server.getAddress().getPort() + "/moved"),
                        List.of(task)))
                .containsExactly(task);
        assertThat(bodies).isEmpty();
    }

    @Test
    void clientThatFollowsRedirectsIsRefused() {
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();

        assertThatThrownBy(() -> new HttpTaskSender(client, Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("redirects");
    }

    @Test
    void hostThatTurnsPrivateBetweenTwoTasksGetsOnlyTheFirst() throws UnknownHostException {
        Deque<InetAddress> addresses =
                new ArrayDeque<>(List.of(InetAddress.getByName("93.184.215.14"), InetAddress.getByName("10.0.0.1")));
        HttpTaskSender sender =
                new HttpTaskSender(HttpClient.newHttpClient(), Set.of(), host -> List.of(addresses.remove()));

        assertThatThrownBy(
                        () -> sender.send(target, List.of(PlacedTask.of("first", "{}"), PlacedTask.of("second", "{}"))))
                .isInstanceOf(QueueUnavailableException.class)
                .hasMessageContaining("not public");
        assertThat(bodies).singleElement().asString().contains("first");
    }

    @Test
    void oneOfSeveralAddressesThatIsPrivateIsEnoughToRefuse() throws UnknownHostException {
        List<InetAddress> addresses =
                List.of(InetAddress.getByName("93.184.215.14"), InetAddress.getByName("10.0.0.1"));
        HttpTaskSender sender = new HttpTaskSender(HttpClient.newHttpClient(), Set.of(), host -> addresses);

        assertThatThrownBy(() -> sender.send(target, List.of(PlacedTask.of("t1", "{}"))))
                .hasMessageContaining("not public");
        assertThat(bodies).isEmpty();
    }

    @Test
    void unknownHostIsUnavailable() {
        HttpTaskSender sender = new HttpTaskSender(HttpClient.newHttpClient(), Set.of(), host -> {
            throw new UnknownHostException(host);
        });

        assertThatThrownBy(() ->
                        sender.send(new Target.Http("https://nowhere.example/"), List.of(PlacedTask.of("t1", "{}"))))
                .isInstanceOf(QueueUnavailableException.class)
                .hasMessageContaining("nowhere.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "0.1.2.3",
                "224.0.0.1",
                "::1",
                "fe80::1",
                "fd00:ec2::254",
                "192.0.0.8",
                "198.18.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::ffff:10.0.0.1",
                "::10.0.0.1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::a00:1",
                "2002:7f00:1::1"
            })
    void addressOfOnesOwnNetworkIsNotPublic(String address) throws UnknownHostException {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "93.184.215.14",
                "100.128.0.1",
                "172.32.0.1",
                "2606:4700::1111",
                "::ffff:8.8.8.8",
                "64:ff9b::808:808",
                "2002:808:808::1"
            })
    void addressOfTheInternetIsPublic(String address) throws UnknownHostException {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isTrue();
    }
}
