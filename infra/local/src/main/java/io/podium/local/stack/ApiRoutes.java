package io.podium.local.stack;

import io.podium.domain.meter.BilledUnit;
import io.podium.domain.meter.Meter;
import io.podium.domain.meter.PriceList;
import io.podium.lambda.http.ApiResponse;
import io.podium.lambda.json.Json;
import io.podium.local.http.Backend;
import io.podium.local.http.BackendException;
import io.podium.local.http.RouteTable;
import io.podium.local.template.FunctionDefinition;
import io.podium.local.template.HttpRoute;
import io.podium.local.template.Template;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the API serves: the routes of the template, and what was counted. */
final class ApiRoutes {
    private final Template template;
    private final Functions functions;
    private final Meter meter;

    ApiRoutes(Template template, Functions functions, Meter meter) {
        this.template = template;
        this.functions = functions;
        this.meter = meter;
    }

    RouteTable table() {
        Map<String, Backend> backends = new LinkedHashMap<>();
        for (FunctionDefinition function : template.functions()) {
            for (HttpRoute route : function.routes()) {
                backends.put(route.key(), event -> answer(function.id(), event));
            }
        }
        PriceList prices = PriceList.current();
        backends.put("GET /meter", event -> Json.write(
                        ApiResponse.ok(MeterView.of(meter.read(), prices)).toEvent())
                .getBytes(StandardCharsets.UTF_8));
        return new RouteTable(backends);
    }

    private byte[] answer(String function, byte[] event) {
        meter.call("HttpApi.request", BilledUnit.HTTP_API_REQUEST, 1);
        try {
            return functions.invoke(function, event);
        } catch (IOException | RuntimeException e) {
            throw new BackendException("function " + function + " has failed", e);
        }
    }
}
