package io.podium.optimizer.actuator;

import io.podium.lambda.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Calls operations of a service that speaks AWS JSON 1.1, signed by the SDK, without the SDK's client of that service.
 *
 * @param http sends the requests
 * @param credentials whose calls they are, looked up for each
 * @param endpoint where the service is
 * @param region the region that signatures name
 * @param service the name that signatures give the service, such as {@code ecs}
 * @param target the prefix of the operations, such as {@code AmazonEC2ContainerServiceV20141113}
 */
public record SignedCalls(
        SdkHttpClient http,
        Supplier<? extends AwsCredentialsIdentity> credentials,
        URI endpoint,
        String region,
        String service,
        String target) {

    private static final int MAX_ANSWER = 65_536;

    /**
     * An answer.
     *
     * @param status the HTTP status
     * @param body the body
     */
    public record Answer(int status, String body) {
        boolean isOk() {
            return status == 200;
        }
    }

    /**
     * Calls an operation.
     *
     * @param input a plain tree
     * @throws IOException if there is no answer
     */
    public Answer call(String operation, Map<String, ?> input) throws IOException {
        ContentStreamProvider payload = ContentStreamProvider.fromUtf8String(Json.write(input));
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(endpoint)
                .putHeader("Content-Type", "application/x-amz-json-1.1")
                .putHeader("X-Amz-Target", target + "." + operation)
                .build();
        AwsCredentialsIdentity identity = credentials.get();
        SignedRequest signed = AwsV4HttpSigner.create().sign(sign -> sign.identity(identity)
                .request(request)
                .payload(payload)
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                .putProperty(AwsV4HttpSigner.REGION_NAME, region));
        HttpExecuteResponse response = http.prepareRequest(HttpExecuteRequest.builder()
                        .request(signed.request())
                        .contentStreamProvider(signed.payload().orElse(payload))
                        .build())
                .call();
        return new Answer(response.httpResponse().statusCode(), read(response));
    }

    private static String read(HttpExecuteResponse response) throws IOException {
        AbortableInputStream body = response.responseBody().orElse(null);
        if (body == null) {
            return "";
        }
        try (InputStream stream = body) {
            return new String(stream.readNBytes(MAX_ANSWER), StandardCharsets.UTF_8);
        }
    }
}
