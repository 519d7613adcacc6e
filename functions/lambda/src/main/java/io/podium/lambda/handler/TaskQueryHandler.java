package io.podium.lambda.handler;

import io.podium.domain.NotFoundException;
import io.podium.domain.store.TaskPage;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskStatus;
import io.podium.domain.usecase.ArrayTasks;
import io.podium.domain.usecase.CancelTask;
import io.podium.domain.usecase.ExplainTask;
import io.podium.domain.usecase.ListTasks;
import io.podium.domain.usecase.RedriveTask;
import io.podium.domain.usecase.RedriveTasks;
import io.podium.domain.usecase.Stores;
import io.podium.lambda.api.ExplanationView;
import io.podium.lambda.api.RedriveBody;
import io.podium.lambda.api.Shown;
import io.podium.lambda.api.TaskView;
import io.podium.lambda.audit.AuditTrail;
import io.podium.lambda.audit.Change;
import io.podium.lambda.event.Samples;
import io.podium.lambda.http.ApiRequest;
import io.podium.lambda.http.ApiResponse;
import io.podium.lambda.http.Routes;
import io.podium.lambda.json.Fields;
import io.podium.lambda.wiring.AwsPlatform;
import io.podium.lambda.wiring.Platform;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The API's routes by which those who submitted tasks look at them, cancel and redrive them. */
public final class TaskQueryHandler implements JsonHandler {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_NEXT = 1_024;

    private final Stores stores;
    private final ListTasks list;
    private final CancelTask cancel;
    private final ArrayTasks arrays;
    private final RedriveTask redrive;
    private final RedriveTasks redriveTasks;
    private final ExplainTask explain;
    private final Routes routes;

    /** Called by the Lambda runtime. */
    public TaskQueryHandler() {
        this(AwsPlatform.primed(TaskQueryHandler::new, Samples.request("GET", "/tasks/none", "")));
    }

    public TaskQueryHandler(Platform platform) {
        this.stores = platform.stores();
        this.list = new ListTasks(stores);
        this.cancel = new CancelTask(stores, platform.surroundings());
        this.arrays = new ArrayTasks(stores, platform.surroundings());
        this.redrive = new RedriveTask(stores, platform.surroundings());
        this.redriveTasks = new RedriveTasks(stores, platform.surroundings());
        this.explain = new ExplainTask(stores, platform.surroundings());
        AuditTrail audit = new AuditTrail(platform);
        this.routes = new Routes(
                Map.of(
                        "GET /tasks",
                        this::list,
                        "GET /tasks/{id}",
                        this::get,
                        "DELETE /tasks/{id}",
                        audit.over(change("task.cancel"), this::cancel),
                        "POST /tasks/{id}/redrive",
                        audit.over(change("task.redrive"), this::redrive),
                        "POST /tasks/redrive",
                        audit.over(changeOfMany(), this::redriveAll),
                        "GET /tasks/{id}/explain",
                        this::explain),
                platform.log());
    }

    private Change change(String action) {
        return Change.ofOwn(action, request -> "tasks/" + request.pathId("id"))
                .showing(request -> stores.tasks().find(key(request)).map(TaskView::brief));
    }

    private static Change changeOfMany() {
        return Change.ofOwn("task.redrive", request -> "tasks")
                .when(request ->
                        !Boolean.TRUE.equals(request.bodyTree().at("dryRun").value()));
    }

    @Override
    public @Nullable Object handle(@Nullable Object input) {
        return routes.answer(input);
    }

    private ApiResponse list(ApiRequest request) {
        TaskPage page = request.readQuery(in -> {
                    TaskStatus status = in.optional("status", (fields, name) -> fields.oneOf(name, statuses()))
                            .orElse(null);
                    String pool = in.optional("pool", Fields::id).orElse(null);
                    int limit = in.optional(
                                    "limit", (fields, name) -> (int) fields.integer(name, 1, ListTasks.MAX_LIMIT))
                            .orElse(DEFAULT_LIMIT);
                    String next = in.optional("next", (fields, name) -> fields.text(name, MAX_NEXT))
                            .orElse(null);
                    return new Query(status, pool, limit, next);
                })
                .run(list, request.caller().tenant());
        return ApiResponse.ok(Shown.object()
                .with("tasks", page.tasks().stream().map(TaskView::whole).toList())
                .with("next", page.next())
                .tree());
    }

    private record Query(
            @Nullable TaskStatus status,
            @Nullable String pool,
            int limit,
            @Nullable String next) {
        TaskPage run(ListTasks list, String tenant) {
            return list.run(tenant, status, pool, limit, next);
        }
    }

    private static Map<String, TaskStatus> statuses() {
        Map<String, TaskStatus> byName = new TreeMap<>();
        Arrays.stream(TaskStatus.values()).forEach(status -> byName.put(status.name(), status));
        return byName;
    }

    private ApiResponse get(ApiRequest request) {
        TaskKey key = key(request);
        return ApiResponse.ok(stores.tasks()
                .find(key)
                .map(TaskView::whole)
                .or(() -> arrays.find(key).map(TaskView::array))
                .orElseThrow(() -> new NotFoundException("task", key.id())));
    }

    private ApiResponse cancel(ApiRequest request) {
        TaskKey key = key(request);
        return ApiResponse.ok(arrays.cancel(key).map(TaskView::array).orElseGet(() -> TaskView.brief(cancel.run(key))));
    }

    private ApiResponse redrive(ApiRequest request) {
        request.read(in -> in);
        return ApiResponse.accepted(TaskView.brief(redrive.run(key(request))));
    }

    private ApiResponse redriveAll(ApiRequest request) {
        RedriveBody body = request.read(RedriveBody::read);
        RedriveTasks.Result result =
                redriveTasks.run(request.caller().tenant(), body.filter(), body.limit(), body.next(), body.dryRun());
        Map<String, Object> shown = Shown.object()
                .with("dryRun", body.dryRun())
                .with("matched", result.matched())
                .with("redriven", body.dryRun() ? 0 : result.tasks().size())
                .with("tasks", result.tasks().stream().map(TaskView::brief).toList())
                .with("next", result.next())
                .tree();
        return body.dryRun() ? ApiResponse.ok(shown) : ApiResponse.accepted(shown);
    }

    private ApiResponse explain(ApiRequest request) {
        return ApiResponse.ok(ExplanationView.whole(explain.run(key(request))));
    }

    private static TaskKey key(ApiRequest request) {
        return new TaskKey(request.caller().tenant(), request.pathId("id"));
    }
}
