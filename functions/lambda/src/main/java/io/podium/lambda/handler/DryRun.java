package io.podium.lambda.handler;

import io.podium.lambda.http.ApiRequest;
import io.podium.lambda.json.Fields;

/** The query parameter {@code dryRun}, with which nothing is changed. */
final class DryRun {
    private DryRun() {}

    static boolean isAsked(ApiRequest request) {
        return request.readQuery(in -> in.optional("dryRun", Fields::bool).orElse(false));
    }
}
