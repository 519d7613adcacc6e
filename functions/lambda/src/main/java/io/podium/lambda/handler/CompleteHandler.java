package io.podium.lambda.handler;

import io.podium.domain.ConflictException;
import io.podium.domain.NotFoundException;
import io.podium.domain.task.Lease;
import io.podium.domain.usecase.FinishTasks;
import io.podium.domain.usecase.HeartbeatTask;
import io.podium.domain.usecase.WorkerReport;
import io.podium.lambda.api.Shown;
import io.podium.lambda.api.TaskView;
import io.podium.lambda.api.WorkerReportReader;
import io.podium.lambda.event.Invocation;
import io.podium.lambda.event.Samples;
import io.podium.lambda.http.ApiRequest;
import io.podium.lambda.http.ApiResponse;
import io.podium.lambda.http.Routes;
import io.podium.lambda.log.Log;
import io.podium.lambda.wiring.AwsPlatform;
import io.podium.lambda.wiring.Platform;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The complete step: what workers say of their tasks, through the API or the completion queue. */
public final class CompleteHandler implements JsonHandler {
    private final FinishTasks finish;
    private final HeartbeatTask heartbeat;
    private final CompletionBatch batch;
    private final Ends ends;
    private final Routes routes;

    /** Called by the Lambda runtime. */
    public CompleteHandler() {
        this(AwsPlatform.primed(
                CompleteHandler::new, Samples.request("POST", "/tasks/none/complete", "{\"token\":\"1.a.default\"}")));
    }

    public CompleteHandler(Platform platform) {
        Log log = platform.log();
        this.ends = new Ends(log, platform.spans());
        this.finish = new FinishTasks(platform.stores(), platform.surroundings());
        this.heartbeat = new HeartbeatTask(platform.stores(), platform.surroundings());
        this.batch = new CompletionBatch(finish, ends, log);
        this.routes = new Routes(
                Map.of(
                        "PUT /tasks/{id}/heartbeat", this::heartbeat,
                        "POST /tasks/complete", new ReportsEndpoint(finish, ends)::answer,
                        "POST /tasks/{id}/complete", request -> report(request, completed(request)),
                        "POST /tasks/{id}/fail", request -> report(request, failed(request)),
                        "POST /tasks/{id}/yield", request -> report(request, givenBack(request))),
                log);
    }

    @Override
    public @Nullable Object handle(@Nullable Object input) {
        return Invocation.of(input) instanceof Invocation.Queue queue
                ? batch.process(queue.messages())
                : routes.answer(input);
    }

    private ApiResponse heartbeat(ApiRequest request) {
        String id = request.pathId("id");
        Lease lease = heartbeat.run(id, request.read(in -> WorkerReportReader.token(id, in)));
        return ApiResponse.ok(Shown.object()
                .with("leaseUntil", lease.expiresAt())
                .with("preempt", lease.preempt())
                .tree());
    }

    private static WorkerReport completed(ApiRequest request) {
        return request.read(in -> WorkerReportReader.completed(request.pathId("id"), in));
    }

    private static WorkerReport failed(ApiRequest request) {
        return request.read(in -> WorkerReportReader.failed(request.pathId("id"), in));
    }

    private static WorkerReport givenBack(ApiRequest request) {
        return request.read(in -> WorkerReportReader.givenBack(request.pathId("id"), in));
    }

    private ApiResponse report(ApiRequest request, WorkerReport report) {
        FinishTasks.Result result = finish.run(List.of(report)).get(0);
        ends.tell(List.of(result));
        if (result instanceof FinishTasks.Result.Accepted accepted) {
            return ApiResponse.ok(TaskView.brief(accepted.task()));
        }
        if (result instanceof FinishTasks.Result.Stale stale) {
            throw new ConflictException(stale.reason());
        }
        throw new NotFoundException("task", request.pathId("id"));
    }
}
