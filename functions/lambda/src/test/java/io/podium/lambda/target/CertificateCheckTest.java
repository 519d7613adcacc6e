package io.podium.lambda.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.podium.domain.port.QueueUnavailableException;
import io.podium.domain.service.Target;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A name that leads to another server than it did when it was looked at gets nothing of a task. */
class CertificateCheckTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private Path folder;

    private final AtomicInteger requests = new AtomicInteger();
    private HttpsServer server;

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private HttpTaskSender sender(String certifiedName) throws IOException, GeneralSecurityException {
        SSLContext tls = tls(certifiedName);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });
        server.start();
        // The check sees a public address; the client then connects to the loopback one.
        return new HttpTaskSender(
                HttpClient.newBuilder().sslContext(tls).build(),
                Set.of(),
                host -> List.of(InetAddress.getByName("93.184.215.14")));
    }

    private Target target() {
        return new Target.Http("https://localhost:" + server.getAddress().getPort() + "/tasks");
    }

    @Test
    void serverOfTheNameGetsTheTask() throws IOException, GeneralSecurityException {
        HttpTaskSender sender = sender("localhost");

        assertThat(sender.send(target(), List.of(PlacedTask.of("t1", "{}")))).isEmpty();
        assertThat(requests).hasValue(1);
    }

    @Test
    void serverOfAnotherNameGetsNoRequest() throws IOException, GeneralSecurityException {
        HttpTaskSender sender = sender("internal.example");

        assertThatThrownBy(() -> sender.send(target(), List.of(PlacedTask.of("t1", "{}"))))
                .isInstanceOf(QueueUnavailableException.class)
                .hasMessageContaining("localhost");
        assertThat(requests).hasValue(0);
    }

    /** Makes a certificate with the JDK's keytool, and trusts it. */
    private SSLContext tls(String name) throws IOException, GeneralSecurityException {
        Path store = folder.resolve("keys.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process made = new ProcessBuilder(
                        List.of((keytool + " -genkeypair -alias a -keyalg RSA -validity 2 -storetype PKCS12 -storepass "
                                        + new String(PASSWORD) + " -keystore " + store + " -dname CN=" + name
                                        + " -ext san=dns:" + name)
                                .split(" ", -1)))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.txt").toFile())
                .start();
        assertThat(made.onExit().join().exitValue())
                .as(Files.readString(folder.resolve("keytool.txt")))
                .isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return tls;
    }
}
