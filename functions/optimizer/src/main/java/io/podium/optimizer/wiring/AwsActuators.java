package io.podium.optimizer.wiring;

import io.podium.domain.port.Actuator;
import io.podium.optimizer.actuator.EcsServiceActuator;
import io.podium.optimizer.actuator.EventActuator;
import io.podium.optimizer.actuator.LambdaConcurrencyActuator;
import io.podium.optimizer.actuator.SignedCalls;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * The actuators on AWS. A client is built when it is first needed. Calls are not repeated within a cycle, because the next
 * cycle repeats them, and give up after {@link #LONGEST_CALL}.
 */
final class AwsActuators {
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(2);
    private static final Duration LONGEST_CALL = Duration.ofSeconds(5);

    private final UnaryOperator<@Nullable String> environment;
    private final SdkHttpClient http = UrlConnectionHttpClient.builder()
            .connectionTimeout(LONGEST_CONNECT)
            .socketTimeout(LONGEST_CALL)
            .build();
    private final ClientOverrideConfiguration once = ClientOverrideConfiguration.builder()
            .retryStrategy(AwsRetryStrategy.doNotRetry())
            .apiCallTimeout(LONGEST_CALL)
            .build();

    AwsActuators(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
    }

    /** Returns one actuator of each kind. */
    List<Actuator> all() {
        return List.of(
                new LambdaConcurrencyActuator(new Once<>(() -> LambdaClient.builder()
                        .httpClient(http)
                        .overrideConfiguration(once)
                        .build())),
                new EcsServiceActuator(new Once<>(this::ecs)),
                new EventActuator(new Once<>(() -> EventBridgeClient.builder()
                        .httpClient(http)
                        .overrideConfiguration(once)
                        .build())));
    }

    private SignedCalls ecs() {
        Region region = DefaultAwsRegionProviderChain.builder().build().getRegion();
        DefaultCredentialsProvider credentials =
                DefaultCredentialsProvider.builder().build();
        return new SignedCalls(
                http,
                credentials::resolveCredentials,
                ecsEndpoint(region),
                region.id(),
                "ecs",
                "AmazonEC2ContainerServiceV20141113");
    }

    /** Returns where ECS is, by the variables that the SDK's own clients heed too. */
    URI ecsEndpoint(Region region) {
        return Stream.of("AWS_ENDPOINT_URL_ECS", "AWS_ENDPOINT_URL")
                .map(environment)
                .filter(Objects::nonNull)
                .findFirst()
                .map(URI::create)
                .orElseGet(() -> URI.create("https://ecs." + region.id() + "."
                        + PartitionMetadata.of(region).dnsSuffix()));
    }
}
