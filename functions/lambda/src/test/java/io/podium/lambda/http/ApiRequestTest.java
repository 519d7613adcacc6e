package io.podium.lambda.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.domain.InvalidInputException;
import io.podium.lambda.Invocations;
import io.podium.lambda.json.JsonException;
import io.podium.lambda.json.Tree;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiRequestTest {
    private static final ApiRequest POST = ApiRequest.of(new Tree(Invocations.read("http-post")));

    @Test
    void readsAnEventOfApiGateway() {
        assertThat(POST.method()).isEqualTo("POST");
        assertThat(POST.routeKey()).isEqualTo("POST /tasks");
        assertThat(POST.path()).as("without the stage").isEqualTo("/tasks");
        assertThat(POST.header("idempotency-key")).contains("6f1c");
        assertThat(POST.header("x-absent")).isEmpty();
        assertThat(POST.requestId()).isEqualTo("SZ8rYhVPFiAEJ4g=");
        assertThat(POST.queryParameters()).containsExactlyInAnyOrderEntriesOf(Map.of("note", "a,b c", "dry", "true"));
        assertThat(POST.<String>readQuery(in -> in.text("note", 9) + in.bool("dry")))
                .isEqualTo("a,b ctrue");
        assertThat(POST.<String>read(in -> in.id("type") + in.integer("expectedSeconds", 0, 9)))
                .isEqualTo("ocr3");
    }

    @Test
    void readsAnEventWithoutBodyAndQuery() {
        ApiRequest get = ApiRequest.of(new Tree(Invocations.read("http-get")));

        assertThat(get.pathId("id")).isEqualTo("t-1");
        assertThat(get.queryParameters()).isEmpty();
        assertThat(get.<Boolean>read(in -> in.has("anything"))).isFalse();
        assertThat(get.caller()).isEqualTo(new Caller("123456789012", "arn:aws:iam::123456789012:user/worker"));
    }

    @ParameterizedTest
    @CsvSource({"t%2D1,t-1", "t-1,t-1", "a%2eb,a.b"})
    void decodesPathParameters(String encoded, String expected) {
        assertThat(withPathParameter(encoded).pathId("id")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a+b", "a%20b", "a%2Fb", "%C3%A4", "%FF", "..%00", ""})
    void refusesPathParametersThatAreNoIds(String encoded) {
        assertThatThrownBy(() -> withPathParameter(encoded).pathId("id"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("id: an id of 1 to 128");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%4", "%zz"})
    void refusesBrokenPercentEncoding(String encoded) {
        assertThatThrownBy(() -> withPathParameter(encoded))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("id: not well percent-encoded: " + encoded);
    }

    @Test
    void refusesAQueryParameterThatIsGivenTwice() {
        assertThatThrownBy(() -> with("rawQueryString", "limit=1&limit=2"))
                .hasMessage("limit: a query parameter occurs once");
    }

    @Test
    void readsDecodedQueryParametersWhereThereIsNoRawQuery() {
        Map<String, Object> event = Invocations.copy(Invocations.read("http-post"));
        event.remove("rawQueryString");
        assertThat(ApiRequest.of(new Tree(event)).queryParameters()).containsEntry("note", "a,b c");
    }

    @Test
    void readsABodyFromBase64() {
        Map<String, Object> event = Invocations.copy(Invocations.read("http-post"));
        event.put("isBase64Encoded", true);
        event.put("body", Base64.getEncoder().encodeToString("{\"type\":\"ä\"}".getBytes(StandardCharsets.UTF_8)));
        assertThat(ApiRequest.of(new Tree(event)).<String>read(in -> in.text("type", 1)))
                .isEqualTo("ä");
        event.put("body", "!");
        assertThatThrownBy(() -> ApiRequest.of(new Tree(event)).read(in -> in))
                .hasMessage("$: the body is not the base64 that its event says it is");
    }

    @Test
    void takesBodiesUpToOneMebibyte() {
        int room = RequestBody.MAX_BYTES - "{\"a\":\"\"}".length();
        assertThat(bodyLength("a".repeat(room), false)).isEqualTo(room);
        assertThat(bodyLength("a".repeat(room), true)).isEqualTo(room);
        assertThatThrownBy(() -> bodyLength("a".repeat(room + 1), false)).satisfies(ApiRequestTest::isTooLarge);
        assertThatThrownBy(() -> bodyLength("a".repeat(room + 1), true)).satisfies(ApiRequestTest::isTooLarge);
        assertThatThrownBy(() -> bodyLength("ä".repeat(room / 2 + 1), false)).satisfies(ApiRequestTest::isTooLarge);
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data", "text/plain", "application/json; charset=latin1", ""})
    void refusesBodiesThatAreNotJson(String contentType) {
        ApiRequest request = with("headers", Map.of("Content-Type", contentType));
        assertThatThrownBy(() -> request.read(in -> in))
                .isInstanceOfSatisfying(
                        RequestRefusedException.class,
                        e -> assertThat(e.problem().status()).isEqualTo(415));
    }

    @Test
    void takesWhatCurlCallsAFormButNoFormOfAPage() {
        String form = "application/x-www-form-urlencoded";
        assertThat(with("headers", Map.of("content-type", form))
                        .<Boolean>read(in -> in.has("type") && in.has("expectedSeconds")))
                .isTrue();
        ApiRequest ofPage = with("headers", Map.of("content-type", form, "origin", "https://elsewhere.example"));
        assertThatThrownBy(() -> ofPage.read(in -> in))
                .isInstanceOfSatisfying(
                        RequestRefusedException.class,
                        e -> assertThat(e.problem().status()).isEqualTo(415));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "APPLICATION/JSON;charset=\"UTF-8\"", "application/merge-patch+json"})
    void takesJsonUnderItsOtherNames(String contentType) {
        ApiRequest request = with("headers", Map.of("content-type", contentType));
        assertThat(request.<Boolean>read(in -> in.has("type") && in.has("expectedSeconds")))
                .isTrue();
    }

    @Test
    void saysWhereABodyIsMalformed() {
        assertThatThrownBy(() -> with("body", "{\n \"type\": }").read(in -> in))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void refusesAnEventThatIsNone() {
        assertThatThrownBy(() -> ApiRequest.of(new Tree(Map.of())))
                .hasMessage("requestContext.http.method: required in an HTTP API event");
    }

    private static void isTooLarge(Throwable e) {
        assertThat(((RequestRefusedException) e).problem().status()).isEqualTo(413);
    }

    private static int bodyLength(String a, boolean isBase64) {
        Map<String, Object> event = Invocations.copy(Invocations.read("http-post"));
        String body = "{\"a\":\"" + a + "\"}";
        event.put("isBase64Encoded", isBase64);
        event.put("body", isBase64 ? Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)) : body);
        return ApiRequest.of(new Tree(event))
                .<String>read(in -> in.text("a", 2_000_000))
                .length();
    }

    private static ApiRequest withPathParameter(String encoded) {
        return with("pathParameters", Map.of("id", encoded));
    }

    private static ApiRequest with(String name, Object value) {
        Map<String, Object> event = Invocations.copy(Invocations.read("http-post"));
        event.put(name, value);
        return ApiRequest.of(new Tree(event));
    }
}
