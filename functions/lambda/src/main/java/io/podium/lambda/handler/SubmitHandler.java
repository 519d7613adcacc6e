package io.podium.lambda.handler;

import io.podium.domain.InvalidInputException;
import io.podium.domain.task.Correlation;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskStatus;
import io.podium.domain.usecase.AdviseAdmission;
import io.podium.domain.usecase.SubmitTasks;
import io.podium.domain.usecase.SubmitTasks.NewTask;
import io.podium.domain.usecase.Surroundings;
import io.podium.lambda.api.ExplanationView;
import io.podium.lambda.api.TaskReader;
import io.podium.lambda.api.TaskView;
import io.podium.lambda.event.Invocation;
import io.podium.lambda.event.Samples;
import io.podium.lambda.http.ApiRequest;
import io.podium.lambda.http.ApiResponse;
import io.podium.lambda.http.Caller;
import io.podium.lambda.http.Routes;
import io.podium.lambda.json.Fields;
import io.podium.lambda.log.Log;
import io.podium.lambda.wiring.AwsPlatform;
import io.podium.lambda.wiring.Platform;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The submit step, and {@code POST /tasks}, which also places and sends what it can; after the step of the state machine the
 * next one does that.
 */
public final class SubmitHandler implements JsonHandler {
    private static final int MAX_KEY = 256;

    private final Surroundings surroundings;
    private final SubmitTasks submit;
    private final SubmitTasks submitAndPlace;
    private final AdviseAdmission advise;
    private final Routes routes;
    private final Log log;

    /** Called by the Lambda runtime. */
    public SubmitHandler() {
        this(AwsPlatform.primed(
                SubmitHandler::new, Samples.request("POST", "/tasks", "{\"type\":\"none\",\"dependsOn\":[\"none\"]}")));
    }

    public SubmitHandler(Platform platform) {
        this.surroundings = platform.surroundings();
        this.submit = new SubmitTasks(platform.stores(), surroundings);
        this.submitAndPlace = new SubmitTasks(platform.stores(), surroundings, platform.bulkSenders());
        this.advise = new AdviseAdmission(platform.stores(), surroundings);
        this.log = platform.log();
        this.routes = new Routes(Map.of("POST /tasks", this::post), platform.log());
    }

    @Override
    public @Nullable Object handle(@Nullable Object input) {
        return Invocation.of(input) instanceof Invocation.Http http ? routes.answer(http.event()) : step(input);
    }

    private Map<String, Object> step(@Nullable Object input) {
        List<Task> tasks = submit.run(Fields.read(input, this::tasksOfStep));
        tell(tasks);
        return log.counted(
                "submitted",
                Map.of(
                        "tasks", briefs(tasks),
                        "queues",
                                tasks.stream()
                                        .filter(task -> task.status() == TaskStatus.READY)
                                        .map(task -> task.spec().queue().toString())
                                        .distinct()
                                        .toList()));
    }

    /** Whoever may start the state machine speaks for any tenant; POST /runs fills in the tenant of its caller. */
    private List<NewTask> tasksOfStep(Fields in) {
        String tenant = in.optional("tenant", Fields::id).orElse(Caller.DEFAULT_TENANT);
        return reader(tenant, null, null).read(in);
    }

    private ApiResponse post(ApiRequest request) {
        String key = request.header("idempotency-key").orElse(null);
        if (key != null && key.length() > MAX_KEY) {
            throw new InvalidInputException(
                    "Idempotency-Key", "at most " + MAX_KEY + " characters, not " + key.length());
        }
        TaskReader reader = reader(request.caller().tenant(), key, request.correlation());
        List<NewTask> asked = request.read(reader::read);
        List<Task> tasks = submitAndPlace.run(asked, fresh -> advise.refuseLate(fresh, reader.refusedIfLate()));
        tell(tasks);
        Map<TaskKey, AdviseAdmission.Advice> advice = advise.of(tasks);
        return ApiResponse.accepted(
                Map.of("tasks", tasks.stream().map(task -> answer(task, advice)).toList()));
    }

    private static Map<String, Object> answer(Task task, Map<TaskKey, AdviseAdmission.Advice> advice) {
        Map<String, Object> answer = TaskView.brief(task);
        Optional.ofNullable(advice.get(task.key()))
                .ifPresent(said -> answer.put("advice", ExplanationView.advice(said)));
        return answer;
    }

    private void tell(List<Task> tasks) {
        if (log.isDetailed()) {
            tasks.forEach(task -> log.debug("task submitted", TaskView.logged(task)));
        }
    }

    private TaskReader reader(String tenant, @Nullable String key, @Nullable Correlation correlation) {
        return new TaskReader(tenant, key, surroundings.now(), surroundings.random(), correlation);
    }

    private static List<Map<String, Object>> briefs(List<Task> tasks) {
        return tasks.stream().map(TaskView::brief).toList();
    }
}
