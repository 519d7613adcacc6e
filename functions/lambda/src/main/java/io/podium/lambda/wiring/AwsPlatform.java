package io.podium.lambda.wiring;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.podium.domain.meter.Meter;
import io.podium.domain.port.TaskSender;
import io.podium.domain.store.BatchedCounters;
import io.podium.domain.store.ItemStore;
import io.podium.domain.usecase.Stores;
import io.podium.domain.usecase.Surroundings;
import io.podium.lambda.dynamodb.Backoff;
import io.podium.lambda.dynamodb.DynamoDbItemStore;
import io.podium.lambda.dynamodb.DynamoDbTable;
import io.podium.lambda.log.Level;
import io.podium.lambda.log.Log;
import io.podium.lambda.sqs.SqsTaskQueue;
import io.podium.lambda.sqs.SqsTaskSender;
import io.podium.lambda.target.HttpTaskSender;
import io.podium.lambda.target.LambdaTaskSender;
import io.podium.lambda.trace.SpanExporter;
import io.podium.lambda.trace.SpanExporters;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.crac.Core;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The platform on AWS. Table names, queue addresses and the like come from the environment that the template sets;
 * endpoints, region and credentials from where the SDK finds them.
 */
public final class AwsPlatform implements Platform {
    private static final Pattern ROOT = Pattern.compile("Root=([0-9a-fA-F-]+)");
    private static final String INDEX = "sparse";

    private final UnaryOperator<@Nullable String> environment;
    private final SdkHttpClient http;
    private final @Nullable AwsCredentialsProvider credentials;
    private final SecureRandom random = new SecureRandom();
    private final Clock clock = Clock.systemUTC();
    private final Supplier<SqsClient> sqs;
    private final Log log;

    /** The context of snapshots holds what it is to call weakly. The log, which every function holds, leads back here. */
    private final List<Resource> held = new ArrayList<>();

    private final Stores stores;
    private final Surroundings surroundings;

    AwsPlatform(UnaryOperator<@Nullable String> environment) {
        this(environment, UrlConnectionHttpClient.create(), null, System.out::println);
    }

    private AwsPlatform(
            UnaryOperator<@Nullable String> environment,
            SdkHttpClient http,
            @Nullable AwsCredentialsProvider credentials,
            Consumer<String> lines) {
        this.environment = environment;
        this.http = http;
        this.credentials = credentials;
        this.sqs = new Once<>(() -> built(SqsClient.builder()));
        this.log = new Log(lines, clock)
                .from(Level.named(Objects.requireNonNullElse(environment.apply("PODIUM_LOG_LEVEL"), "INFO")))
                .within(this::trace);
        this.stores = stores(built(DynamoDbClient.builder()));
        this.surroundings = new Surroundings(new SqsTaskQueue(sqs, required("PODIUM_TASK_QUEUE_URL")), clock, random);
    }

    /**
     * Builds the platform of a Lambda function that is primed before a snapshot is made of it.
     *
     * @param function makes the function, here one that works on nothing
     * @param inputs what that one is called with
     * @throws IllegalStateException if a variable is missing, by name
     */
    public static AwsPlatform primed(Function<Platform, RequestStreamHandler> function, Object... inputs) {
        AwsPlatform platform = new AwsPlatform(System::getenv);
        platform.prime(function, List.of(inputs));
        return platform;
    }

    private void prime(Function<Platform, RequestStreamHandler> function, List<Object> inputs) {
        Priming priming = new Priming(() -> function.apply(inMemory()), inputs, log);
        held.add(priming);
        Core.getGlobalContext().register(priming);
    }

    /** Returns the same platform, but for what is called, which answers from memory, and the log, which goes nowhere. */
    AwsPlatform inMemory() {
        return new AwsPlatform(
                environment,
                new MemoryHttp(),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("none", "none")),
                line -> {});
    }

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C built(B builder) {
        B called = builder.httpClient(http);
        return (credentials == null ? called : called.credentialsProvider(credentials)).build();
    }

    private Stores stores(DynamoDbClient client) {
        return Stores.on(
                clock,
                table(client, "PODIUM_REGISTRY_TABLE", INDEX),
                table(client, "PODIUM_TASKS_TABLE", INDEX),
                table(client, "PODIUM_ALLOCATIONS_TABLE", null),
                new BatchedCounters(table(client, "PODIUM_METRICS_TABLE", null), clock),
                table(client, "PODIUM_PLANS_TABLE", null),
                table(client, "PODIUM_AUDIT_TABLE", null));
    }

    private ItemStore table(DynamoDbClient client, String variable, @Nullable String index) {
        Backoff backoff = new Backoff(random, time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()));
        return new DynamoDbItemStore(client, new DynamoDbTable(required(variable), index), backoff, new Meter());
    }

    /** Lambda's runtime client keeps the trace of the present invocation in a property. */
    private Map<String, Object> trace() {
        String header = System.getProperty("com.amazonaws.xray.traceHeader");
        Matcher root = ROOT.matcher(Objects.requireNonNullElse(header, ""));
        return root.find() ? Map.of("xrayTraceId", root.group(1)) : Map.of();
    }

    private String required(String variable) {
        String value = environment.apply(variable);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("the environment lacks " + variable);
        }
        return value;
    }

    @Override
    public Stores stores() {
        return stores;
    }

    @Override
    public Surroundings surroundings() {
        return surroundings;
    }

    @Override
    public List<TaskSender> senders() {
        return List.of(
                new SqsTaskSender(sqs),
                new LambdaTaskSender(new Once<>(() -> built(LambdaClient.builder()))),
                new HttpTaskSender(HttpClient.newHttpClient(), allowedHosts()));
    }

    @Override
    public List<TaskSender> bulkSenders() {
        return List.of(new SqsTaskSender(sqs));
    }

    private Set<String> allowedHosts() {
        String hosts = environment.apply("PODIUM_HTTP_TARGET_HOSTS");
        return hosts == null || hosts.isBlank()
                ? Set.of()
                : Arrays.stream(hosts.split(",", -1)).map(String::strip).collect(Collectors.toSet());
    }

    @Override
    public StateMachineRunner stateMachine() {
        return new SfnStateMachineRunner(built(SfnClient.builder()), required("PODIUM_STATE_MACHINE_ARN"));
    }

    @Override
    public Optional<String> metricsNamespace() {
        return Optional.ofNullable(environment.apply("PODIUM_METRICS_NAMESPACE"))
                .filter(name -> !name.isBlank());
    }

    /** Returns the name of the stack. */
    @Override
    public String deployment() {
        return Objects.requireNonNullElse(environment.apply("PODIUM_STACK"), "unnamed");
    }

    /** Returns where traces go by the variable that OpenTelemetry has for it. */
    @Override
    public SpanExporter spans() {
        return credentials == null
                ? SpanExporters.by(environment, deployment(), log)
                : SpanExporters.by(environment, deployment(), log, http, credentials);
    }

    @Override
    public Log log() {
        return log;
    }

    /** Returns what Lambda says, in the variable that it sets. */
    @Override
    public long memoryBytes() {
        return Long.parseLong(required("AWS_LAMBDA_FUNCTION_MEMORY_SIZE")) << 20;
    }
}
