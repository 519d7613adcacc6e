package io.podium.lambda.handler;

import io.podium.domain.service.Service;
import io.podium.domain.task.Task;
import io.podium.domain.usecase.AllocateResources;
import io.podium.domain.usecase.Stores;
import io.podium.lambda.api.StepJson;
import io.podium.lambda.api.TaskView;
import io.podium.lambda.json.Fields;
import io.podium.lambda.log.Log;
import io.podium.lambda.wiring.AwsPlatform;
import io.podium.lambda.wiring.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The allocate step: gives assigned tasks their slots and resources and says what is to be sent to whom. */
public final class AllocateHandler implements JsonHandler {
    private static final int MAX_ASSIGNMENTS = 10_000;

    private final Stores stores;
    private final AllocateResources allocate;
    private final Log log;

    /** Called by the Lambda runtime. */
    public AllocateHandler() {
        this(AwsPlatform.primed(AllocateHandler::new, Map.of("assignments", List.of())));
    }

    public AllocateHandler(Platform platform) {
        this.stores = platform.stores();
        this.log = platform.log();
        this.allocate = new AllocateResources(stores, platform.surroundings());
    }

    @Override
    public @Nullable Object handle(@Nullable Object input) {
        AllocateResources.Result result = allocate.run(
                Fields.read(input, in -> in.objects("assignments", 0, MAX_ASSIGNMENTS, StepJson::readAssignment)));
        if (log.isDetailed()) {
            result.placed().forEach(task -> log.debug("task placed", TaskView.logged(task)));
        }
        return log.counted(
                "allocated",
                Map.of(
                        "dispatches",
                        dispatches(result.placed()),
                        "placed",
                        (long) result.placed().size(),
                        "saturated",
                        !result.refused().isEmpty(),
                        "refused",
                        result.refused().stream().map(StepJson::show).toList()));
    }

    /** Only services that do not lease for themselves are sent anything. */
    private List<Map<String, Object>> dispatches(List<Task> placed) {
        Map<String, List<Task>> byService = AllocateResources.byService(placed);
        Map<String, Service> services = stores.services().findAll(byService.keySet());
        List<Map<String, Object>> dispatches = new ArrayList<>();
        byService.forEach((id, tasks) -> {
            Service service = services.get(id);
            if (service != null && service.spec().target().isPushed()) {
                dispatches.add(StepJson.showDispatch(id, tasks));
            }
        });
        return dispatches;
    }
}
