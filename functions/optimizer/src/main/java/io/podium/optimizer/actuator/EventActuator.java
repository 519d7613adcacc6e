package io.podium.optimizer.actuator;

import io.podium.domain.actuation.ActuatorType;
import io.podium.domain.actuation.ActuatorTypes;
import io.podium.domain.actuation.Wanted;
import io.podium.domain.port.Actuator;
import io.podium.domain.service.ActuatorSpec;
import io.podium.lambda.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/**
 * Tells an event bus what is wanted, for whatever has no actuator of its own. An event may come more than once and late;
 * it holds the absolute number and the version of the plan, so that a listener can tell.
 */
public final class EventActuator implements Actuator {
    /** The source of the events. */
    public static final String SOURCE = "podium";

    /** The detail type of the events. */
    public static final String DETAIL_TYPE = "Podium service scaled";

    private static final String PARAMETER = "ActuatorEventBus";

    private final Supplier<EventBridgeClient> client;

    /** Takes the client only when there is something to do. */
    public EventActuator(Supplier<EventBridgeClient> client) {
        this.client = client;
    }

    @Override
    public ActuatorType type() {
        return ActuatorTypes.EVENT;
    }

    @Override
    public void apply(ActuatorSpec spec, Wanted wanted) {
        String bus = spec.setting("bus");
        String what = "PutEvents to " + bus;
        try {
            PutEventsRequestEntry entry = PutEventsRequestEntry.builder()
                    .eventBusName(bus)
                    .source(SOURCE)
                    .detailType(DETAIL_TYPE)
                    .detail(Json.write(detail(wanted)))
                    .build();
            PutEventsResponse answer = client.get().putEvents(request -> request.entries(entry));
            if (answer.failedEntryCount() != null && answer.failedEntryCount() > 0) {
                PutEventsResultEntry first = answer.entries().get(0);
                throw AwsFailure.answered(what, PARAMETER, first.errorCode(), first.errorMessage(), null);
            }
        } catch (SdkException e) {
            throw AwsFailure.of(what, PARAMETER, e);
        }
    }

    /** Returns what the event says. */
    public static Map<String, Object> detail(Wanted wanted) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("serviceId", wanted.serviceId());
        detail.put("instances", (long) wanted.instances());
        detail.put("slots", (long) wanted.slots());
        detail.put("planVersion", wanted.planVersion());
        return detail;
    }
}
