package io.podium.local.console;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Adds to a request what says who makes it. */
@FunctionalInterface
public interface Identity {

    /** Returns the request as the API's authorizer wants it. */
    SdkHttpRequest on(SdkHttpRequest request, byte[] body);

    /** A token of the issuer that the API trusts, for the authorizer JWT. */
    static Identity token(String token) {
        return (request, body) -> request.toBuilder()
                .putHeader("Authorization", "Bearer " + token)
                .build();
    }

    /**
     * A signature (AWS Signature Version 4), for the authorizer IAM.
     *
     * @param credentials whose requests they are, looked up for each
     * @param region where the API is
     */
    static Identity signature(Supplier<? extends AwsCredentialsIdentity> credentials, String region) {
        AwsV4HttpSigner signer = AwsV4HttpSigner.create();
        return (request, body) -> {
            AwsCredentialsIdentity identity = credentials.get();
            return signer.sign(sign -> sign.identity(identity)
                            .request(request)
                            .payload(() -> new ByteArrayInputStream(body))
                            .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "execute-api")
                            .putProperty(AwsV4HttpSigner.REGION_NAME, region))
                    .request();
        };
    }

    /** Returns the region that the address of an API names, if it does. */
    static Optional<String> regionOf(URI api) {
        Matcher matcher = Pattern.compile(".+\\.execute-api\\.([a-z0-9-]+)\\.amazonaws\\..+")
                .matcher(String.valueOf(api.getHost()));
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
