package io.podium.lambda.http;

/** Answers the requests of one route. What it throws becomes a problem document. */
@FunctionalInterface
public interface Endpoint {
    /** Returns the answer to a request of this route. */
    ApiResponse answer(ApiRequest request);
}
