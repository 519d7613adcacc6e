package io.podium.local.torture.plant;

import io.podium.domain.port.TaskQueue;
import io.podium.domain.store.ItemStore;
import io.podium.lambda.handler.JsonHandler;
import io.podium.local.torture.port.Parts;
import io.podium.local.torture.world.World;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.MethodDelegation;
import net.bytebuddy.matcher.ElementMatchers;

/** All planted faults. */
final class Plants {
    private static final String TASKS = "tasks";
    private static final String LEDGERS = "allocations";

    private Plants() {}

    static List<Plant> all() {
        return Stream.concat(inParts(), inCode()).toList();
    }

    private static Stream<Plant> inParts() {
        return Stream.of(
                table("tasks are written without a condition", TASKS, (world, t) -> StorePlants.unconditional(t)),
                table("ledgers are written without a condition", LEDGERS, (world, t) -> StorePlants.unconditional(t)),
                table("a write is acknowledged before it is stored", TASKS, StorePlants::forgetful),
                port("a condition that failed is taken for one that held", TASKS, StorePlants::deafToConflicts),
                port("a ledger's lost write is taken for done", LEDGERS, StorePlants::deafToConflicts),
                port("the index is read as if it were the table", TASKS, StorePlants::readingTheIndex),
                port("a batch that broke off is taken for written", TASKS, StorePlants::deafToFailures),
                port("what must be written together is written apart", TASKS, StorePlants::oneByOne),
                port("a count that was not answered is added again", "metrics", StorePlants::countingAgain),
                handler("the sweeper is forgotten", "SweepFunction", handler -> HandlerPlants.idle()),
                handler("tasks are accepted before they are stored", "SubmitFunction", HandlerPlants::accepting),
                handler("a completion is answered before it is stored", "CompleteFunction", HandlerPlants::agreeable),
                handler(
                        "a cancellation is answered before it is stored",
                        "TaskQueryFunction",
                        HandlerPlants::agreeable),
                Plant.inParts("wake-ups are lost and nobody else wakes the scheduler", new Parts() {
                    @Override
                    public TaskQueue queue(World world, TaskQueue queue) {
                        return (wakes, delay) -> {};
                    }
                }));
    }

    private static Stream<Plant> inCode() {
        return Stream.of(
                code("a worker's token is ignored", "usecase.FinishTasks", "judge", FixedValue.nullValue()),
                code("a lease is thought to have run out", "task.Lease", "isExpired", FixedValue.value(true)),
                code("a quota is ignored", "ledger.Reservations", "isAtQuota", FixedValue.value(false)),
                code("slots are not counted", "ledger.Reservations", "freeSlots", FixedValue.value(1)),
                code(
                        "a submission places without having reserved",
                        "usecase.PlaceAtOnce",
                        "write",
                        FixedValue.value(Set.of())),
                code("a slow submission is thought to be dead", "usecase.Sweep", "isOrphan", FixedValue.value(true)),
                code("what a task depends on is forgotten", "task.Links", "waitingFor", body("independent")),
                code("a holding is released under any token", "ledger.Ledger", "without", body("without")));
    }

    private static Implementation body(String name) {
        return MethodDelegation.withDefaultConfiguration()
                .filter(ElementMatchers.named(name))
                .to(AlteredBodies.class);
    }

    private static Plant code(String name, String type, String method, Implementation body) {
        return Plant.inCode(name, new Alteration("io.podium.domain." + type, method, body));
    }

    private static Plant table(String plant, String which, BiFunction<World, ItemStore, ItemStore> broken) {
        return Plant.inParts(plant, new Parts() {
            @Override
            public ItemStore table(World world, String name, ItemStore table) {
                return name.equals(which) ? broken.apply(world, table) : table;
            }
        });
    }

    private static Plant port(String plant, String which, UnaryOperator<ItemStore> broken) {
        return Plant.inParts(plant, new Parts() {
            @Override
            public ItemStore port(World world, String name, ItemStore store) {
                return name.equals(which) ? broken.apply(store) : store;
            }
        });
    }

    private static Plant handler(String plant, String which, UnaryOperator<JsonHandler> broken) {
        return Plant.inParts(plant, new Parts() {
            @Override
            public JsonHandler handler(World world, String function, JsonHandler handler) {
                return function.equals(which) ? broken.apply(handler) : handler;
            }
        });
    }
}
