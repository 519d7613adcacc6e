package io.podium.lambda.http;

import io.podium.domain.InvalidInputException;
import io.podium.lambda.json.Json;
import io.podium.lambda.json.JsonException;
import io.podium.lambda.json.Tree;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request as API Gateway passes it on, read when it is asked for.
 *
 * @param text the body or its base64 form; empty if there is none
 * @param isBase64 whether the text is base64
 * @param contentType the content type, or null if the request names none, which counts as JSON
 */
record RequestBody(String text, boolean isBase64, @Nullable String contentType) {
    /** The largest body, in bytes. */
    static final int MAX_BYTES = 1 << 20;

    static RequestBody of(Tree event, @Nullable String contentType) {
        boolean isBase64 = Boolean.TRUE.equals(event.at("isBase64Encoded").value());
        return new RequestBody(event.at("body").text().orElse(""), isBase64, contentType);
    }

    /**
     * Returns the tree of the body; an empty object if there is no body.
     *
     * @throws RequestRefusedException (413, 415) if the body is too large or no JSON
     * @throws JsonException if the body is not well-formed
     */
    @Nullable
    Object tree() {
        if (text.isEmpty()) {
            return Map.of();
        }
        if (text.length() > MAX_BYTES && (!isBase64 || text.length() > MAX_BYTES / 3 * 4 + 4)) {
            throw RequestRefusedException.tooLarge(MAX_BYTES);
        }
        byte[] bytes = isBase64 ? decoded() : text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_BYTES) {
            throw RequestRefusedException.tooLarge(MAX_BYTES);
        }
        if (contentType != null && !MediaType.isJson(contentType)) {
            throw RequestRefusedException.notJson(contentType);
        }
        return Json.parse(bytes);
    }

    private byte[] decoded() {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("$", "the body is not the base64 that its event says it is");
        }
    }
}
