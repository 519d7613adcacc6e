package io.podium.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.local.statemachine.StateMachine;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the committed template wires. */
class CommittedTemplateTest {
    private static final Path FILE = Path.of("..", "..", "template.yaml");

    private final Template template;

    CommittedTemplateTest() throws IOException {
        template = Template.load(FILE);
    }

    private FunctionDefinition function(String id) {
        return template.functions().stream()
                .filter(function -> function.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyFunctionHasItsOwnHandlerClass() {
        assertThat(template.functions()).hasSize(15).allSatisfy(function -> {
            assertThat(function.handler())
                    .matches("io\\.podium\\.(lambda\\.handler|optimizer)\\.[A-Z][A-Za-z]+Handler");
            assertThat(function.handler()).endsWith("." + function.id().replace("Function", "Handler"));
        });
    }

    @Test
    void everyFunctionKnowsTheTablesAndQueues() {
        assertThat(template.functions()).allSatisfy(function -> assertThat(function.environment())
                .contains(
                        Map.entry("PODIUM_REGISTRY_TABLE", "RegistryTable"),
                        Map.entry("PODIUM_TASKS_TABLE", "TasksTable"),
                        Map.entry("PODIUM_ALLOCATIONS_TABLE", "AllocationsTable"),
                        Map.entry("PODIUM_METRICS_TABLE", "MetricsTable"),
                        Map.entry("PODIUM_PLANS_TABLE", "PlansTable"),
                        Map.entry("PODIUM_AUDIT_TABLE", "AuditTable"),
                        Map.entry("PODIUM_TASK_QUEUE_URL", "http://127.0.0.1:9324/000000000000/TaskQueue"),
                        Map.entry(
                                "PODIUM_COMPLETION_QUEUE_URL", "http://127.0.0.1:9324/000000000000/CompletionQueue")));
        assertThat(template.functions().stream()
                        .filter(function -> function.environment().containsKey("PODIUM_STATE_MACHINE_ARN"))
                        .map(FunctionDefinition::id))
                .containsExactly("RunFunction");
        assertThat(function("RunFunction").environment().get("PODIUM_STATE_MACHINE_ARN"))
                .isEqualTo(template.stateMachines().get(0).arn());
    }

    @Test
    void globalsHoldUnlessAFunctionSaysOtherwise() {
        assertThat(function("SubmitFunction").timeout()).isEqualTo(Duration.ofSeconds(29));
        assertThat(function("SubmitFunction").memoryMegabytes()).isEqualTo(512);
        assertThat(function("OptimizeFunction").memoryMegabytes()).isEqualTo(2048);
    }

    @Test
    void everyRouteOfTheApiIsServedAndOnlyHealthIsOpen() {
        List<HttpRoute> routes = template.functions().stream()
                .map(FunctionDefinition::routes)
                .flatMap(Collection::stream)
                .toList();
        assertThat(routes.stream().map(HttpRoute::key))
                .containsExactlyInAnyOrder(
                        "GET /schedules",
                        "PUT /schedules/{id}",
                        "GET /schedules/{id}",
                        "DELETE /schedules/{id}",
                        "POST /services",
                        "GET /services",
                        "GET /services/{id}",
                        "PUT /services/{id}/heartbeat",
                        "POST /services/{id}/drain",
                        "DELETE /services/{id}",
                        "POST /services/{id}/lease",
                        "GET /pools",
                        "PUT /pools/{id}",
                        "GET /pools/{id}",
                        "POST /tasks",
                        "GET /tasks",
                        "GET /tasks/{id}",
                        "DELETE /tasks/{id}",
                        "GET /tasks/{id}/explain",
                        "POST /tasks/{id}/redrive",
                        "POST /tasks/redrive",
                        "PUT /tasks/{id}/heartbeat",
                        "POST /tasks/complete",
                        "POST /tasks/{id}/complete",
                        "POST /tasks/{id}/fail",
                        "POST /tasks/{id}/yield",
                        "POST /optimize",
                        "POST /optimize/solve",
                        "GET /plans",
                        "GET /plans/latest",
                        "GET /plans/diff",
                        "GET /plans/{version}",
                        "POST /optimize/pause",
                        "POST /optimize/resume",
                        "POST /runs",
                        "GET /audit",
                        "GET /metrics",
                        "GET /health",
                        "POST /simulate",
                        "GET /console/{file}",
                        "GET /");
        assertThat(routes.stream().filter(HttpRoute::open).map(HttpRoute::key)).containsExactly("GET /health");
    }

    @Test
    void everyQueueThatIsReadHasADeadLetterQueueAndHidesMessagesLongEnough() {
        Set<String> deadLetters = template.queues().stream()
                .map(QueueDefinition::redrive)
                .filter(Objects::nonNull)
                .map(QueueDefinition.Redrive::queue)
                .collect(Collectors.toSet());
        assertThat(deadLetters).containsExactlyInAnyOrder("TaskDeadLetterQueue", "CompletionDeadLetterQueue");
        assertThat(template.queues())
                .filteredOn(queue -> !queue.id().endsWith("DeadLetterQueue"))
                .extracting(QueueDefinition::id)
                .containsExactly("TaskQueue", "CompletionQueue");
        assertThat(template.queues())
                .filteredOn(queue -> !queue.id().endsWith("DeadLetterQueue"))
                .allSatisfy(queue -> {
                    assertThat(queue.redrive())
                            .isEqualTo(new QueueDefinition.Redrive(queue.id().replace("Queue", "DeadLetterQueue"), 5));
                    Duration functions = function("CompleteFunction").timeout().multipliedBy(6);
                    assertThat(queue.visibilityTimeout()).isGreaterThanOrEqualTo(functions);
                });
    }

    @Test
    void onlyTablesThatAreQueriedByIndexHaveOne() {
        assertThat(template.tables())
                .containsExactlyInAnyOrder(
                        new TableDefinition("RegistryTable", "RegistryTable", List.of("sparse")),
                        new TableDefinition("TasksTable", "TasksTable", List.of("sparse")),
                        new TableDefinition("AllocationsTable", "AllocationsTable", List.of()),
                        new TableDefinition("MetricsTable", "MetricsTable", List.of()),
                        new TableDefinition("PlansTable", "PlansTable", List.of()),
                        new TableDefinition("AuditTable", "AuditTable", List.of()));
    }

    @Test
    void thePipeFeedsTheStateMachineFromTheTaskQueue() {
        assertThat(template.pipes())
                .containsExactly(new PipeDefinition(
                        "TaskPipe", "TaskQueue", 100, Duration.ofSeconds(1), "OrchestrateStateMachine"));
        assertThat(function("CompleteFunction").queueSources())
                .containsExactly(new QueueSource("CompletionQueue", 100, Duration.ofSeconds(1), true));
    }

    @Test
    void theSweepAndTheOptimizerRunEveryMinute() {
        assertThat(template.functions().stream()
                        .filter(function -> !function.timers().isEmpty())
                        .map(FunctionDefinition::id))
                .containsExactly("CronFunction", "SweepFunction", "OptimizeFunction");
        assertThat(function("CronFunction").timers())
                .isEqualTo(function("SweepFunction").timers());
        assertThat(function("SweepFunction").timers())
                .isEqualTo(function("OptimizeFunction").timers())
                .containsExactly(new Timer("EveryMinute", Duration.ofMinutes(1)));
    }

    @Test
    void theDefinitionGetsExactlyTheSubstitutionsItAsksForAndEachIsAFunction() throws IOException {
        StateMachineDefinition machine = template.stateMachines().get(0);
        String definition = Files.readString(machine.definition());
        assertThat(machine.substitutions().keySet())
                .containsExactlyInAnyOrderElementsOf(StateMachine.placeholders(definition));
        machine.substitutions().forEach((name, arn) -> assertThat(arn)
                .isEqualTo(function(name.replace("FunctionArn", "Function")).aliasArn()));
        assertThat(StateMachine.load(definition, machine.substitutions())).isNotNull();
    }

    @Test
    void namesAndParametersCanBeGiven() throws IOException {
        LocalNames names = new LocalNames("eu-west-1", "123456789012", URI.create("http://localhost:1/"));
        Template other = Template.load(
                FILE, Map.of("WorkerQueueArns", "arn:aws:sqs:eu-west-1:1:a,arn:aws:sqs:eu-west-1:1:b"), names);
        assertThat(other.stateMachines().get(0).arn())
                .isEqualTo("arn:aws:states:eu-west-1:123456789012:stateMachine:OrchestrateStateMachine");
        assertThat(other.queues().get(0).url()).isEqualTo("http://localhost:1/123456789012/TaskQueue");
    }
}
