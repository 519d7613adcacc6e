package io.podium.local.http;

/** Answers the requests of a route, as a function behind API Gateway does. */
@FunctionalInterface
public interface Backend {

    /**
     * Answers a request.
     *
     * @param event an event of API Gateway's HTTP API (payload format 2.0), in UTF-8
     * @return the answer in the shape that API Gateway takes from a function, in UTF-8
     * @throws BackendException if there is no answer
     */
    byte[] answer(byte[] event);
}
