package io.podium.lambda.trace;

import io.podium.lambda.log.Log;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/**
 * Posts spans to a collector by OTLP over HTTP, as JSON, one request a call. The endpoint of AWS X-Ray,
 * {@code https://xray.<region>.amazonaws.com/v1/traces}, gets its requests signed; it takes 10,000 spans and 5 MB in one,
 * which a batch of a hundred tasks does not come near.
 */
public final class OtlpExporter implements SpanExporter {
    private static final Pattern XRAY = Pattern.compile("xray\\.([a-z0-9-]+)\\.(amazonaws\\.com(\\.cn)?|api\\.aws)");

    private final URI endpoint;
    private final String deployment;
    private final SdkHttpClient client;
    private final AwsCredentialsProvider credentials;
    private final Log log;

    /**
     * Creates an exporter.
     *
     * @param endpoint where to post to, whole, with its path
     * @param deployment tells this Podium from others
     * @param client with short times to wait, since a function waits for it
     * @param credentials to sign requests to X-Ray with
     * @param log is told what could not be handed over
     */
    public OtlpExporter(
            URI endpoint, String deployment, SdkHttpClient client, AwsCredentialsProvider credentials, Log log) {
        if (endpoint.getHost() == null) {
            throw new IllegalArgumentException("an endpoint for traces is an http or https URL, unlike " + endpoint);
        }
        this.endpoint = endpoint;
        this.deployment = deployment;
        this.client = client;
        this.credentials = credentials;
        this.log = log;
    }

    @Override
    public void export(List<Span> spans) {
        if (spans.isEmpty()) {
            return;
        }
        byte[] body = OtlpJson.request(deployment, spans).getBytes(StandardCharsets.UTF_8);
        try {
            int status = post(body);
            if (status < 200 || status > 299) {
                log.warn("traces are refused", Map.of("endpoint", endpoint.toString(), "status", (long) status));
            }
        } catch (IOException | SdkException e) {
            log.warn("traces cannot be sent", Map.of("endpoint", endpoint.toString(), "reason", e.toString()));
        }
    }

    private int post(byte[] body) throws IOException {
        ContentStreamProvider content = () -> new ByteArrayInputStream(body);
        SdkHttpRequest request = SdkHttpRequest.builder()
                .uri(endpoint)
                .method(SdkHttpMethod.POST)
                .putHeader("content-type", "application/json")
                .putHeader("content-length", String.valueOf(body.length))
                .build();
        SdkHttpRequest sent =
                region().map(region -> signed(request, content, region)).orElse(request);
        HttpExecuteResponse response = client.prepareRequest(HttpExecuteRequest.builder()
                        .request(sent)
                        .contentStreamProvider(content)
                        .build())
                .call();
        if (response.responseBody().isPresent()) {
            response.responseBody().get().close();
        }
        return response.httpResponse().statusCode();
    }

    private Optional<String> region() {
        Matcher host = XRAY.matcher(endpoint.getHost());
        return host.matches() ? Optional.of(host.group(1)) : Optional.empty();
    }

    private SdkHttpRequest signed(SdkHttpRequest request, ContentStreamProvider content, String region) {
        SignedRequest signed = AwsV4HttpSigner.create().sign(sign -> sign.request(request)
                .payload(content)
                .identity(credentials.resolveCredentials())
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "xray")
                .putProperty(AwsV4HttpSigner.REGION_NAME, region));
        return signed.request();
    }
}
