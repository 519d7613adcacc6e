package io.podium.lambda.wiring;

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
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
    private final SdkHttpClient http = UrlConnectionHttpClient.create();
    private final SecureRandom random = new SecureRandom();
    private final Clock clock = Clock.systemUTC();
    private final SqsClient sqs = SqsClient.builder().httpClient(http).build();
    private final Log log;
    private final Stores stores;
    private final Surroundings surroundings;

    AwsPlatform(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
        this.log = new Log(System.out::println, clock)
                .from(Level.named(Objects.requireNonNullElse(environment.apply("PODIUM_LOG_LEVEL"), "INFO")))
                .within(AwsPlatform::trace);
        this.stores = stores(DynamoDbClient.builder().httpClient(http).build());
        this.surroundings = new Surroundings(new SqsTaskQueue(sqs, required("PODIUM_TASK_QUEUE_URL")), clock, random);
    }

    /**
     * Builds the platform of a Lambda function.
     *
     * @throws IllegalStateException if a variable is missing, by name
     */
    public static AwsPlatform fromEnvironment() {
        return new AwsPlatform(System::getenv);
    }

    private Stores stores(DynamoDbClient client) {
        return Stores.on(
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
    private static Map<String, Object> trace() {
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
                new LambdaTaskSender(lambda()),
                new HttpTaskSender(HttpClient.newHttpClient(), allowedHosts()));
    }

    @Override
    public List<TaskSender> bulkSenders() {
        return List.of(new SqsTaskSender(sqs));
    }

    /** Builds the client when the first task goes to a function. */
    private Supplier<LambdaClient> lambda() {
        AtomicReference<@Nullable LambdaClient> built = new AtomicReference<>();
        return () -> {
            LambdaClient present = built.get();
            if (present != null) {
                return present;
            }
            LambdaClient fresh = LambdaClient.builder().httpClient(http).build();
            built.set(fresh);
            return fresh;
        };
    }

    private Set<String> allowedHosts() {
        String hosts = environment.apply("PODIUM_HTTP_TARGET_HOSTS");
        return hosts == null || hosts.isBlank()
                ? Set.of()
                : Arrays.stream(hosts.split(",", -1)).map(String::strip).collect(Collectors.toSet());
    }

    @Override
    public StateMachineRunner stateMachine() {
        return new SfnStateMachineRunner(
                SfnClient.builder().httpClient(http).build(), required("PODIUM_STATE_MACHINE_ARN"));
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
