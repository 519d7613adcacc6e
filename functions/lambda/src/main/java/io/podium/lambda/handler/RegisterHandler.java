package io.podium.lambda.handler;

import io.podium.domain.NotFoundException;
import io.podium.domain.resource.Pool;
import io.podium.domain.service.Service;
import io.podium.domain.store.ItemPage;
import io.podium.domain.usecase.DeregisterService;
import io.podium.domain.usecase.DividePool;
import io.podium.domain.usecase.DrainService;
import io.podium.domain.usecase.FindDependants;
import io.podium.domain.usecase.HeartbeatService;
import io.podium.domain.usecase.PreviewDeregistration;
import io.podium.domain.usecase.PutPool;
import io.podium.domain.usecase.RegisterService;
import io.podium.domain.usecase.Stores;
import io.podium.domain.usecase.Surroundings;
import io.podium.lambda.api.PoolJson;
import io.podium.lambda.api.ServiceJson;
import io.podium.lambda.api.Shown;
import io.podium.lambda.audit.AuditTrail;
import io.podium.lambda.event.Invocation;
import io.podium.lambda.event.Samples;
import io.podium.lambda.http.ApiRequest;
import io.podium.lambda.http.ApiResponse;
import io.podium.lambda.http.Routes;
import io.podium.lambda.json.Fields;
import io.podium.lambda.log.Log;
import io.podium.lambda.wiring.AwsPlatform;
import io.podium.lambda.wiring.Platform;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The register step, and the API's routes for services and pools. */
public final class RegisterHandler implements JsonHandler {
    private static final int MAX_SERVICES = 100;
    private static final int DEFAULT_PAGE = 100;

    private final Stores stores;
    private final Surroundings surroundings;
    private final RegisterService register;
    private final HeartbeatService heartbeat;
    private final DrainService drain;
    private final DeregisterService deregister;
    private final PreviewDeregistration preview;
    private final FindDependants findDependants;
    private final ServiceAnswers answers;
    private final PutPool putPool;
    private final DividePool dividePool;
    private final Routes routes;
    private final Log log;

    /** Called by the Lambda runtime. */
    public RegisterHandler() {
        this(AwsPlatform.primed(
                RegisterHandler::new,
                Samples.request("GET", "/services/none", ""),
                Samples.request("PUT", "/services/none/heartbeat", "")));
    }

    public RegisterHandler(Platform platform) {
        this.stores = platform.stores();
        this.surroundings = platform.surroundings();
        this.register = new RegisterService(stores, surroundings);
        this.heartbeat = new HeartbeatService(stores, surroundings);
        this.drain = new DrainService(stores, surroundings);
        this.deregister = new DeregisterService(stores, surroundings);
        this.preview = new PreviewDeregistration(stores, surroundings);
        this.findDependants = new FindDependants(stores);
        this.answers = new ServiceAnswers(stores, surroundings);
        this.putPool = new PutPool(stores, surroundings);
        this.dividePool = new DividePool(stores, surroundings);
        AuditTrail audit = new AuditTrail(platform);
        RegistryChanges changes = new RegistryChanges(stores, register, answers);
        this.log = platform.log();
        this.routes = new Routes(
                Map.of(
                        "POST /services", audit.over(changes.ofRegistration(), this::post),
                        "GET /services", this::list,
                        "GET /services/{id}", this::get,
                        "PUT /services/{id}/heartbeat", this::heartbeat,
                        "POST /services/{id}/drain", audit.over(changes.ofService("service.drain"), this::drain),
                        "DELETE /services/{id}", audit.over(changes.ofRemoval(), this::delete),
                        "PUT /pools/{id}", audit.over(changes.ofPool(), this::putPool),
                        "GET /pools", this::listPools,
                        "GET /pools/{id}", this::getPool),
                platform.log());
    }

    @Override
    public @Nullable Object handle(@Nullable Object input) {
        return Invocation.of(input) instanceof Invocation.Http http ? routes.answer(http.event()) : step(input);
    }

    private Map<String, Object> step(@Nullable Object input) {
        List<Map<String, Object>> registered =
                Fields.read(input, in -> in.objects("services", 1, MAX_SERVICES, ServiceJson::read)).stream()
                        .map(register::run)
                        .map(result -> Shown.object()
                                .with("serviceId", result.service().id())
                                .with("status", ServiceJson.status(result.service(), surroundings.now()))
                                .tree())
                        .toList();
        return log.counted("registered", Map.of("services", registered));
    }

    private ApiResponse post(ApiRequest request) {
        RegisterService.Result result = register.run(request.read(ServiceJson::read));
        Map<String, Object> shown = answers.registered(result.service());
        return result.created() ? ApiResponse.created(shown) : ApiResponse.ok(shown);
    }

    private ApiResponse list(ApiRequest request) {
        ItemPage<Service> page = request.readQuery(in -> stores.services()
                .page(
                        in.optional("next", Fields::id).orElse(null),
                        in.optional("limit", (fields, name) -> (int) fields.integer(name, 1, DEFAULT_PAGE))
                                .orElse(DEFAULT_PAGE)));
        return ApiResponse.ok(Shown.object()
                .with("services", answers.list(page.items()))
                .with("next", page.next())
                .tree());
    }

    private ApiResponse get(ApiRequest request) {
        String id = request.pathId("id");
        return ApiResponse.ok(
                answers.whole(stores.services().find(id).orElseThrow(() -> new NotFoundException("service", id))));
    }

    private ApiResponse heartbeat(ApiRequest request) {
        request.read(in -> in);
        return ApiResponse.ok(answers.one(heartbeat.run(request.pathId("id"))));
    }

    private ApiResponse drain(ApiRequest request) {
        request.read(in -> in);
        return ApiResponse.ok(answers.drained(drain.run(request.pathId("id"))));
    }

    private ApiResponse delete(ApiRequest request) {
        String id = request.pathId("id");
        if (DryRun.isAsked(request)) {
            return ApiResponse.ok(ServiceAnswers.impact(id, preview.run(id)));
        }
        deregister.run(id);
        Map<String, Object> told = answers.deregistered(id, findDependants.of(id));
        return told == null ? ApiResponse.noContent() : ApiResponse.ok(told);
    }

    private ApiResponse putPool(ApiRequest request) {
        PoolJson.PoolBody body = request.read(PoolJson::read);
        PutPool.Result result = putPool.run(
                request.pathId("id"), body.capacity(), body.prices(), body.rules(), body.sharing(), body.shards());
        return result.created() ? ApiResponse.created(show(result.pool())) : ApiResponse.ok(show(result.pool()));
    }

    private ApiResponse listPools(ApiRequest request) {
        request.readQuery(in -> in);
        return ApiResponse.ok(
                Map.of("pools", stores.pools().all().stream().map(this::show).toList()));
    }

    private ApiResponse getPool(ApiRequest request) {
        String id = request.pathId("id");
        Pool pool = stores.pools().find(id).orElseThrow(() -> new NotFoundException("pool", id));
        return ApiResponse.ok(PoolJson.show(pool, stores.ledgers().whole(pool), dividePool.run(pool)));
    }

    private Map<String, Object> show(Pool pool) {
        return PoolJson.show(pool, stores.ledgers().whole(pool));
    }
}
