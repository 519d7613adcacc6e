package io.podium.local.openapi;

import io.podium.domain.port.TaskSender;
import io.podium.domain.usecase.Stores;
import io.podium.domain.usecase.Surroundings;
import io.podium.lambda.handler.JsonHandler;
import io.podium.lambda.handler.TestPlatform;
import io.podium.lambda.json.Json;
import io.podium.lambda.log.Log;
import io.podium.lambda.wiring.ExecutionFailedException;
import io.podium.lambda.wiring.Platform;
import io.podium.lambda.wiring.StateMachineRunner;
import io.podium.local.http.Backend;
import io.podium.local.http.RouteTable;
import io.podium.local.statemachine.ExecutionEnvironment;
import io.podium.local.statemachine.ExecutionListener;
import io.podium.local.statemachine.ExecutionResult;
import io.podium.local.statemachine.FunctionError;
import io.podium.local.statemachine.StateMachine;
import io.podium.local.template.CommittedTemplate;
import io.podium.local.template.FunctionDefinition;
import io.podium.local.template.HttpRoute;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The functions and the state machine of the template on stores in memory, called as API Gateway calls them. */
final class ApiStage implements Platform {
    private static final Path DEFINITION = Path.of("..", "statemachine", "orchestrate.asl.json");

    final TestPlatform base = new TestPlatform();
    private final Map<String, JsonHandler> byId = new HashMap<>();
    private final Map<String, JsonHandler> byRoute = new HashMap<>();
    private final RouteTable table;

    ApiStage() {
        Map<String, Backend> backends = new HashMap<>();
        for (FunctionDefinition function : functions()) {
            JsonHandler handler = make(function);
            byId.put(function.id(), handler);
            for (HttpRoute route : function.routes()) {
                byRoute.put(route.key(), handler);
                backends.put(route.key(), event -> event);
            }
        }
        this.table = new RouteTable(backends);
    }

    /** A call of a route. */
    record Call(String method, String target, @Nullable String body, String tenant, Map<String, String> headers) {
        String path() {
            return target.replaceAll("\\?.*", "");
        }
    }

    /** An answer, with the route that gave it. */
    record Answer(
            String route,
            int status,
            Map<?, ?> headers,
            @Nullable String body) {
        Object tree() {
            return Objects.requireNonNull(Json.parse(Objects.requireNonNull(body)));
        }
    }

    static List<FunctionDefinition> functions() {
        try {
            return CommittedTemplate.load().functions();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer call(Call call) {
        if (!(table.find(call.method(), call.path()) instanceof RouteTable.Match.Found found)) {
            throw new AssertionError("the template has no route " + call.method() + " " + call.path());
        }
        Map<?, ?> answer = (Map<?, ?>)
                Objects.requireNonNull(invoke(Objects.requireNonNull(byRoute.get(found.key())), event(call, found)));
        return new Answer(
                found.key(),
                ((Long) Objects.requireNonNull(answer.get("statusCode"))).intValue(),
                (Map<?, ?>) Objects.requireNonNull(answer.get("headers")),
                (String) answer.get("body"));
    }

    /** Calls a function as its schedule does. */
    void tick(String function) {
        Map<String, Object> event =
                Map.of("source", "aws.scheduler", "detail-type", "Scheduled Event", "resources", List.of());
        invoke(Objects.requireNonNull(byId.get(function), function), event);
    }

    private static Map<String, Object> event(Call call, RouteTable.Match.Found found) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("version", "2.0");
        event.put("routeKey", found.key());
        event.put("rawPath", call.path());
        event.put("rawQueryString", call.target().replaceAll("^[^?]*\\??", ""));
        event.put("headers", call.headers());
        event.put("pathParameters", found.parameters());
        Map<String, Object> http = Map.of("method", call.method(), "path", call.path());
        Map<String, Object> identity = Map.of("jwt", Map.of("claims", Map.of("tenant", call.tenant())));
        event.put(
                "requestContext",
                Map.of("http", http, "stage", "$default", "requestId", "test", "authorizer", identity));
        if (call.body() != null) {
            event.put("body", call.body());
        }
        return event;
    }

    private static @Nullable Object invoke(JsonHandler handler, @Nullable Object input) {
        try {
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            byte[] bytes = Json.write(input).getBytes(StandardCharsets.UTF_8);
            handler.handleRequest(new ByteArrayInputStream(bytes), output, null);
            return Json.parse(output.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonHandler make(FunctionDefinition function) {
        try {
            return Class.forName(function.handler())
                    .asSubclass(JsonHandler.class)
                    .getConstructor(Platform.class)
                    .newInstance(this);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("function " + function.id() + " cannot be made", e);
        }
    }

    @Override
    public Stores stores() {
        return base.stores();
    }

    @Override
    public Surroundings surroundings() {
        return base.surroundings();
    }

    @Override
    public List<TaskSender> senders() {
        return base.senders();
    }

    @Override
    public StateMachineRunner stateMachine() {
        return this::run;
    }

    private Object run(Object input) {
        ExecutionEnvironment environment = new ExecutionEnvironment(
                this::step,
                Clock.systemUTC(),
                time -> {},
                Runnable::run,
                new Random(1),
                new ExecutionListener() {},
                ExecutionEnvironment.DEFAULT_MAX_TRANSITIONS);
        ExecutionResult result = machine().run(input, environment);
        if (result instanceof ExecutionResult.Failed failed) {
            throw new ExecutionFailedException(failed.error(), failed.cause());
        }
        return Objects.requireNonNull(((ExecutionResult.Succeeded) result).output());
    }

    private static StateMachine machine() {
        try {
            String definition = Files.readString(DEFINITION);
            Map<String, String> names = new HashMap<>();
            StateMachine.placeholders(definition).forEach(name -> names.put(name, name.replaceFirst("Arn$", "")));
            return StateMachine.load(definition, names);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable Object step(String function, @Nullable Object payload) throws FunctionError {
        try {
            return invoke(Objects.requireNonNull(byId.get(function), function), payload);
        } catch (RuntimeException e) {
            throw new FunctionError(e.getClass().getName(), String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Log log() {
        return base.log();
    }

    @Override
    public long memoryBytes() {
        return 512L << 20;
    }
}
