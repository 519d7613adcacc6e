package io.podium.lambda.handler;

import io.podium.lambda.console.ConsoleFiles;
import io.podium.lambda.event.Samples;
import io.podium.lambda.http.Routes;
import io.podium.lambda.simulation.SimulatePolicies;
import io.podium.lambda.wiring.AwsPlatform;
import io.podium.lambda.wiring.Platform;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code GET /} and {@code GET /console/{file}}, the console, and the simulator that it shows. Neither needs a table. */
public final class ConsoleHandler implements JsonHandler {
    private final Routes routes;

    /** Called by the Lambda runtime. */
    public ConsoleHandler() {
        this(AwsPlatform.primed(ConsoleHandler::new, Samples.request("GET", "/", "")));
    }

    public ConsoleHandler(Platform platform) {
        ConsoleFiles files = new ConsoleFiles();
        this.routes = new Routes(
                Map.of(
                        "GET /", files::page,
                        "GET /console/{file}", files::file,
                        "POST /simulate", new SimulatePolicies()::answer),
                platform.log());
    }

    @Override
    public @Nullable Object handle(@Nullable Object input) {
        return routes.answer(input);
    }
}
