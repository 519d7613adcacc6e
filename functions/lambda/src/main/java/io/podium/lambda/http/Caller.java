package io.podium.lambda.http;

import io.podium.lambda.json.Tree;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a request, as the API's authorizer found out. Nothing in the request itself has a say in it.
 *
 * @param tenant the first of these that the identity has: the JWT claim {@code custom:tenant}, the JWT claim
 *     {@code tenant}, {@code tenant} in the context of a Lambda authorizer, the account of an IAM identity; else
 *     {@code default}
 * @param principal the first of these: the JWT claim {@code sub}, the principal id of a Lambda authorizer, the ARN
 *     or id of an IAM identity; else {@code anonymous}
 */
public record Caller(String tenant, String principal) {
    /** The tenant of everybody whose identity names none. */
    public static final String DEFAULT_TENANT = "default";

    private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
    private static final int MAX_PRINCIPAL = 2_048;

    /**
     * Reads the identity from {@code requestContext.authorizer}.
     *
     * @throws RequestRefusedException (403) if the identity names a tenant that is no id
     */
    static Caller of(Tree authorizer) {
        String tenant = first(
                        authorizer.at("jwt", "claims", "custom:tenant"),
                        authorizer.at("jwt", "claims", "tenant"),
                        authorizer.at("lambda", "tenant"),
                        authorizer.at("iam", "accountId"))
                .orElse(DEFAULT_TENANT);
        if (!TENANT.matcher(tenant).matches()) {
            throw RequestRefusedException.forbidden("the identity names a tenant that does not match " + TENANT);
        }
        String principal = first(
                        authorizer.at("jwt", "claims", "sub"),
                        authorizer.at("lambda", "principalId"),
                        authorizer.at("iam", "userArn"),
                        authorizer.at("iam", "userId"))
                .orElse("anonymous");
        return new Caller(tenant, principal.substring(0, Math.min(MAX_PRINCIPAL, principal.length())));
    }

    private static Optional<String> first(Tree... places) {
        return List.of(places).stream()
                .map(place -> shown(place.value()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> shown(@Nullable Object claim) {
        boolean isScalar = claim instanceof String || claim instanceof Long;
        return isScalar ? Optional.of(String.valueOf(claim)).filter(text -> !text.isEmpty()) : Optional.empty();
    }
}
