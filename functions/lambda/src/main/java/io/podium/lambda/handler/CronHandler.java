package io.podium.lambda.handler;

import io.podium.domain.InvalidInputException;
import io.podium.domain.NotFoundException;
import io.podium.domain.schedule.Recurrences;
import io.podium.domain.schedule.Schedule;
import io.podium.domain.schedule.ScheduleKey;
import io.podium.domain.store.ItemPage;
import io.podium.domain.usecase.PutSchedule;
import io.podium.domain.usecase.Stores;
import io.podium.domain.usecase.SubmitDueSchedules;
import io.podium.lambda.api.ScheduleJson;
import io.podium.lambda.api.Shown;
import io.podium.lambda.api.TaskTemplateReader;
import io.podium.lambda.audit.AuditTrail;
import io.podium.lambda.audit.Change;
import io.podium.lambda.cron.CronRecurrences;
import io.podium.lambda.event.Invocation;
import io.podium.lambda.event.Samples;
import io.podium.lambda.http.ApiRequest;
import io.podium.lambda.http.ApiResponse;
import io.podium.lambda.http.Routes;
import io.podium.lambda.json.Fields;
import io.podium.lambda.log.Log;
import io.podium.lambda.wiring.AwsPlatform;
import io.podium.lambda.wiring.Platform;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Schedules: the API's routes for them and, every minute, the submission of the tasks whose time has come. */
public final class CronHandler implements JsonHandler {
    private static final int DEFAULT_PAGE = 100;

    /** Leaves room in an id of 128 characters for a dot and a time, and for those of the tasks of an array. */
    private static final int MAX_ID = 100;

    private final Stores stores;
    private final PutSchedule put;
    private final SubmitDueSchedules submitDue;
    private final Recurrences recurrences;
    private final Routes routes;
    private final Log log;

    /** Called by the Lambda runtime. */
    public CronHandler() {
        this(AwsPlatform.primed(CronHandler::new, Samples.tick()));
    }

    public CronHandler(Platform platform) {
        this.stores = platform.stores();
        this.recurrences = new CronRecurrences();
        this.put = new PutSchedule(stores, platform.surroundings(), recurrences, new TaskTemplateReader());
        this.submitDue = new SubmitDueSchedules(stores, platform.surroundings(), recurrences, new TaskTemplateReader());
        AuditTrail audit = new AuditTrail(platform);
        this.routes = new Routes(
                Map.of(
                        "PUT /schedules/{id}",
                        audit.over(change("schedule.put"), this::put),
                        "GET /schedules",
                        this::list,
                        "GET /schedules/{id}",
                        this::get,
                        "DELETE /schedules/{id}",
                        audit.over(change("schedule.delete"), this::delete)),
                platform.log());
        this.log = platform.log();
    }

    private Change change(String action) {
        return Change.ofOwn(action, request -> "schedules/" + request.pathId("id"))
                .showing(request ->
                        stores.schedules().find(key(request)).map(schedule -> ScheduleJson.show(schedule, null)));
    }

    @Override
    public @Nullable Object handle(@Nullable Object input) {
        return Invocation.of(input) instanceof Invocation.Http http ? routes.answer(http.event()) : submitDue();
    }

    private Map<String, Object> submitDue() {
        SubmitDueSchedules.Report report = submitDue.run();
        Map<String, Object> done = Map.of(
                "schedules", (long) report.schedules(),
                "occurrences", (long) report.occurrences(),
                "failed", (long) report.failed(),
                "more", report.more());
        log.info("submitted what was due", done);
        return done;
    }

    private ApiResponse put(ApiRequest request) {
        ScheduleJson.ScheduleBody body = request.read(ScheduleJson::read);
        PutSchedule.Result result = put.run(key(request), body.timing(), body.template(), body.rules(), body.enabled());
        Map<String, Object> shown = show(result.schedule());
        return result.created() ? ApiResponse.created(shown) : ApiResponse.ok(shown);
    }

    private ApiResponse list(ApiRequest request) {
        ItemPage<Schedule> page = request.readQuery(in -> stores.schedules()
                .page(
                        request.caller().tenant(),
                        in.optional("next", Fields::id).orElse(null),
                        in.optional("limit", (fields, name) -> (int) fields.integer(name, 1, DEFAULT_PAGE))
                                .orElse(DEFAULT_PAGE)));
        return ApiResponse.ok(Shown.object()
                .with(
                        "schedules",
                        page.items().stream()
                                .map(schedule -> ScheduleJson.show(schedule, null))
                                .toList())
                .with("next", page.next())
                .tree());
    }

    private ApiResponse get(ApiRequest request) {
        ScheduleKey key = key(request);
        return ApiResponse.ok(
                show(stores.schedules().find(key).orElseThrow(() -> new NotFoundException("schedule", key.id()))));
    }

    private ApiResponse delete(ApiRequest request) {
        put.remove(key(request));
        return ApiResponse.noContent();
    }

    private Map<String, Object> show(Schedule schedule) {
        return ScheduleJson.show(schedule, recurrences.of(schedule.timing()));
    }

    private static ScheduleKey key(ApiRequest request) {
        String id = request.pathId("id");
        if (id.length() > MAX_ID) {
            throw new InvalidInputException(
                    "id", "a schedule's id has at most " + MAX_ID + " characters, not " + id.length());
        }
        return new ScheduleKey(request.caller().tenant(), id);
    }
}
