package io.podium.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;

class MotoServerTest {
    @Test
    void isKnownByItsOwnPage() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/moto-api/data.json", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        URI there = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        assertThat(MotoServer.isAt(there)).isTrue();
        server.removeContext("/moto-api/data.json");
        assertThat(MotoServer.isAt(there)).isFalse();
        server.stop(0);
        assertThatThrownBy(() -> MotoServer.isAt(there)).hasMessageStartingWith("nothing answers at " + there);
    }

    @Test
    void awsIsNotAsked() {
        assertThat(MotoServer.isAt(URI.create("https://dynamodb.eu-west-1.amazonaws.com")))
                .isFalse();
    }
}
