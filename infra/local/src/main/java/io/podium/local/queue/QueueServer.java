package io.podium.local.queue;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.actor.queue.QueueEvent;
import org.elasticmq.persistence.sql.SqlQueuePersistenceActor;
import org.elasticmq.persistence.sql.SqlQueuePersistenceConfig;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.elasticmq.util.NowProvider;
import scala.Option;
import scala.collection.immutable.List$;
import scala.util.Either;
import scalikejdbc.ConnectionPool$;

/**
 * ElasticMQ in this process, on a free port of the loopback interface. With a directory, queues and messages are kept in
 * a database there: what a send was answered for survives a crash of the process.
 */
public final class QueueServer implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private static final String SETTINGS = """
            pekko.loglevel = ERROR
            pekko.stdout-loglevel = OFF
            pekko.daemonic = on
            pekko.jvm-exit-on-fatal-error = off
            pekko.coordinated-shutdown.run-by-jvm-shutdown-hook = off
            pekko.http.server.request-timeout = 60 s
            pekko.http.server.idle-timeout = 300 s
            """;

    private final ActorSystem system;
    private final SQSRestServer server;
    private final URI uri;

    private QueueServer(ActorSystem system, SQSRestServer server, URI uri) {
        this.system = system;
        this.server = server;
        this.uri = uri;
    }

    /** Starts a server that forgets its queues when it is closed. */
    public static QueueServer inMemory() {
        return start(Optional.empty());
    }

    /**
     * Starts a server that keeps its queues in a directory, and brings back those that are there.
     *
     * @throws IllegalStateException if they cannot be brought back
     */
    public static QueueServer open(Path directory) {
        return start(Optional.of(directory));
    }

    private static QueueServer start(Optional<Path> directory) {
        Config config = ConfigFactory.parseString(SETTINGS).withFallback(ConfigFactory.load());
        ActorSystem system = ActorSystem.create("queues-" + UUID.randomUUID(), config);
        try {
            Option<ActorRef> keeper =
                    directory.map(path -> Option.apply(keeper(system, path))).orElseGet(Option::empty);
            ActorRef queues = system.actorOf(
                    Props.create(QueueManagerActor.class, new NowProvider(), StrictSQSLimits$.MODULE$, keeper));
            var builder = SQSRestServerBuilder.withActorSystem(system)
                    .withQueueManagerActor(queues)
                    .withAWSRegion("us-east-1")
                    .withAWSAccountId("000000000000")
                    .withInterface("127.0.0.1")
                    .withPort(freePort());
            if (keeper.isDefined()) {
                restore(keeper.get(), queues);
                builder = builder.withQueueEventListener(keeper.get());
            }
            SQSRestServer server = builder.start();
            InetSocketAddress address = server.waitUntilStarted().localAddress();
            return new QueueServer(system, server, URI.create("http://127.0.0.1:" + address.getPort()));
        } catch (RuntimeException e) {
            system.terminate();
            throw e;
        }
    }

    /** WRITE_DELAY=0 makes the database write what it answers for, rather than up to half a second later. */
    private static ActorRef keeper(ActorSystem system, Path directory) {
        String file = directory.toAbsolutePath().resolve("queues").toString();
        String url = "jdbc:h2:file:" + file + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
        connect(url);
        SqlQueuePersistenceConfig config = new SqlQueuePersistenceConfig(true, "org.h2.Driver", url, "", "", false);
        return system.actorOf(Props.create(SqlQueuePersistenceActor.class, config, List$.MODULE$.empty()));
    }

    /** ElasticMQ connects once in a process, and would keep the queues of the next directory in the first. */
    private static void connect(String url) {
        ConnectionPool$ pools = ConnectionPool$.MODULE$;
        var settings = pools.singleton$default$4();
        pools.singleton(url, "", "", settings, pools.singleton$default$5(url, "", "", settings));
    }

    private static void restore(ActorRef keeper, ActorRef queues) {
        try {
            Object answer = Patterns.ask(keeper, new QueueEvent.Restore(queues), START_LIMIT)
                    .toCompletableFuture()
                    .join();
            if (answer instanceof Either<?, ?> either && either.isLeft()) {
                throw new IllegalStateException("the queues cannot be brought back: " + either);
            }
        } catch (CompletionException e) {
            throw new IllegalStateException("the queues cannot be brought back", e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no port is free for the queues", e);
        }
    }

    /** Returns where the server takes requests of SQS clients. */
    public URI uri() {
        return uri;
    }

    @Override
    public void close() {
        server.stopAndWait();
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().join();
    }
}
