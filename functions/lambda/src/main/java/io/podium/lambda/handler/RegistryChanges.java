package io.podium.lambda.handler;

import io.podium.domain.InvalidInputException;
import io.podium.domain.store.ServiceStore;
import io.podium.domain.usecase.RegisterService;
import io.podium.domain.usecase.Stores;
import io.podium.lambda.api.PoolJson;
import io.podium.lambda.api.ServiceJson;
import io.podium.lambda.audit.Change;
import io.podium.lambda.http.ApiRequest;
import java.util.Optional;

/** What the audit says of changes of services and pools, which tenants share. */
final class RegistryChanges {
    private static final int MAX_ID = 128;

    private final Stores stores;
    private final ServiceStore services;
    private final RegisterService register;
    private final ServiceAnswers answers;

    RegistryChanges(Stores stores, RegisterService register, ServiceAnswers answers) {
        this.stores = stores;
        this.services = stores.services();
        this.register = register;
        this.answers = answers;
    }

    /** A service that registers the same again says that it is alive and changes nothing. */
    Change ofRegistration() {
        return Change.ofShared(
                        "service.register",
                        request -> "services/" + named(request).orElse("?"))
                .showing(request -> named(request).flatMap(services::find).map(answers::one))
                .when(this::registersOtherwise);
    }

    Change ofService(String action) {
        return Change.ofShared(action, request -> "services/" + request.pathId("id"))
                .showing(request -> services.find(request.pathId("id")).map(answers::one));
    }

    Change ofRemoval() {
        return ofService("service.delete").when(request -> !DryRun.isAsked(request));
    }

    Change ofPool() {
        return Change.ofShared("pool.put", request -> "pools/" + request.pathId("id"))
                .showing(request -> stores.pools()
                        .find(request.pathId("id"))
                        .map(pool -> PoolJson.show(pool, stores.ledgers().whole(pool))));
    }

    /** What cannot be read is not the same. */
    private boolean registersOtherwise(ApiRequest request) {
        try {
            return register.isChange(request.read(ServiceJson::read));
        } catch (InvalidInputException e) {
            return true;
        }
    }

    /** Returns the id that the body gives the service, however wrong the body is otherwise. */
    private static Optional<String> named(ApiRequest request) {
        return request.bodyTree().at("serviceId").text().filter(id -> !id.isEmpty() && id.length() <= MAX_ID);
    }
}
