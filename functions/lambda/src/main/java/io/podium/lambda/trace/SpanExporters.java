package io.podium.lambda.trace;

import io.podium.lambda.log.Log;
import java.net.URI;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** Builds what keeps traces, by the variable that OpenTelemetry's own exporters read. */
public final class SpanExporters {
    /** The variable: the whole address, with its path, as in {@code http://localhost:4318/v1/traces}. */
    public static final String VARIABLE = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";

    /** Workers' reports are answered after their traces are sent, so a collector that hangs must not hold them up. */
    private static final Duration CONNECT = Duration.ofMillis(500);

    private static final Duration ANSWER = Duration.ofSeconds(2);

    private SpanExporters() {}

    /**
     * Returns an exporter to where the variable says, and none where it is not set.
     *
     * @throws IllegalArgumentException if it is not an address
     */
    public static SpanExporter by(UnaryOperator<@Nullable String> environment, String deployment, Log log) {
        return isSet(environment)
                ? by(
                        environment,
                        deployment,
                        log,
                        UrlConnectionHttpClient.builder()
                                .connectionTimeout(CONNECT)
                                .socketTimeout(ANSWER)
                                .build(),
                        DefaultCredentialsProvider.builder().build())
                : SpanExporter.NONE;
    }

    /** Returns the same on a client and credentials of the caller's. */
    public static SpanExporter by(
            UnaryOperator<@Nullable String> environment,
            String deployment,
            Log log,
            SdkHttpClient client,
            AwsCredentialsProvider credentials) {
        String endpoint = environment.apply(VARIABLE);
        return endpoint == null || endpoint.isBlank()
                ? SpanExporter.NONE
                : new OtlpExporter(URI.create(endpoint.strip()), deployment, client, credentials, log);
    }

    private static boolean isSet(UnaryOperator<@Nullable String> environment) {
        String endpoint = environment.apply(VARIABLE);
        return endpoint != null && !endpoint.isBlank();
    }
}
