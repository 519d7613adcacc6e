package io.podium.local.stack;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Builds clients of the SDK for services at given addresses; region and credentials are made up where none are set. */
final class Clients implements AutoCloseable {
    private static final AwsCredentialsProvider MADE_UP =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

    private final SdkHttpClient http = UrlConnectionHttpClient.create();
    private final @Nullable String region;

    /** @param region the region that is set, or null */
    Clients(@Nullable String region) {
        this.region = region;
    }

    SqsClient sqs(URI endpoint, boolean isEmbedded, ExecutionInterceptor... interceptors) {
        return at(SqsClient.builder(), endpoint, isEmbedded)
                .httpClient(http)
                .overrideConfiguration(configuration -> {
                    for (ExecutionInterceptor interceptor : interceptors) {
                        configuration.addExecutionInterceptor(interceptor);
                    }
                })
                .build();
    }

    DynamoDbClient dynamoDb(URI endpoint) {
        return at(DynamoDbClient.builder(), endpoint, false).httpClient(http).build();
    }

    SfnClient stepFunctions(URI endpoint) {
        // AWS has a host of its own for synchronous executions, which another service has not.
        return at(SfnClient.builder(), endpoint, false)
                .httpClient(http)
                .overrideConfiguration(configuration ->
                        configuration.putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true))
                .build();
    }

    private <B extends AwsClientBuilder<B, ?>> B at(B builder, URI endpoint, boolean isEmbedded) {
        AwsCredentialsProvider found = isEmbedded
                ? MADE_UP
                : AwsCredentialsProviderChain.of(
                        DefaultCredentialsProvider.builder().build(), MADE_UP);
        return builder.endpointOverride(endpoint)
                .region(region == null || isEmbedded ? Region.US_EAST_1 : Region.of(region))
                .credentialsProvider(found);
    }

    @Override
    public void close() {
        http.close();
    }
}
