package io.podium.lambda.console;

import io.podium.domain.NotFoundException;
import io.podium.lambda.http.ApiRequest;
import io.podium.lambda.http.ApiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Answers with the files of the console. They are on the class path; a list there says which there are, and nothing else
 * can be asked for.
 */
public final class ConsoleFiles {
    private static final String LIST = "/io/podium/console/files.properties";

    /** Scripts, styles and requests only from and to where the page is from. */
    private static final String POLICY =
            "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'";

    private final Map<String, ConsoleFile> files = new TreeMap<>();

    /**
     * Reads the files.
     *
     * @throws IllegalStateException if the console is not on the class path
     */
    public ConsoleFiles() {
        Properties list = new Properties();
        try (InputStream in = open(LIST)) {
            list.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(LIST + " cannot be read", e);
        }
        list.stringPropertyNames().forEach(name -> files.put(name, ConsoleFile.of(name, read(list.getProperty(name)))));
    }

    /** Answers {@code GET /}. */
    public ApiResponse page(ApiRequest request) {
        return answer(request, "index.html");
    }

    /**
     * Answers {@code GET /console/{file}}.
     *
     * @throws NotFoundException if the console has no such file
     */
    public ApiResponse file(ApiRequest request) {
        return answer(request, request.pathParameters().getOrDefault("file", ""));
    }

    private ApiResponse answer(ApiRequest request, String name) {
        ConsoleFile file = files.get(name);
        if (file == null) {
            throw new NotFoundException("file of the console", name);
        }
        boolean isKnown = file.tag().equals(request.headers().get("if-none-match"));
        ApiResponse answer =
                isKnown ? new ApiResponse(304, Map.of(), null) : ApiResponse.text(file.contentType(), file.text());
        return answer.withHeader("etag", file.tag())
                .withHeader("cache-control", "private, no-cache")
                .withHeader("content-security-policy", POLICY)
                .withHeader("referrer-policy", "no-referrer");
    }

    private static String read(String place) {
        try (InputStream in = open(place)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(place + " cannot be read", e);
        }
    }

    private static InputStream open(String place) {
        InputStream in = ConsoleFiles.class.getResourceAsStream(place);
        if (in == null) {
            throw new IllegalStateException(
                    "there is no " + place + " on the class path. Maybe podium-console or one of its libraries is not");
        }
        return in;
    }
}
