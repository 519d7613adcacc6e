package io.podium.local.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.local.template.CommittedTemplate;
import io.podium.local.template.FunctionDefinition;
import io.podium.local.template.QueueSource;
import java.io.IOException;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every function may do what its code does, and nothing else. */
class LeastPrivilegeTest {
    private static NeededGrants needed;
    private static Roles roles;
    private static Map<String, FunctionDefinition> functions;

    @BeforeAll
    static void useEverything() throws IOException {
        needed = new NeededGrants();
        roles = new Roles(CommittedTemplate.tree());
        functions = functions().collect(Collectors.toMap(FunctionDefinition::id, function -> function));
    }

    static Stream<FunctionDefinition> functions() throws IOException {
        return CommittedTemplate.load().functions().stream();
    }

    private static NavigableSet<Grant> needs(FunctionDefinition function) {
        NavigableSet<Grant> needs = needed.of(function);
        for (QueueSource source : function.queueSources()) {
            // What Lambda does to a queue in the function's name.
            for (String action : new String[] {"ReceiveMessage", "DeleteMessage", "GetQueueAttributes"}) {
                needs.add(new Grant("sqs:" + action, source.queue()));
            }
        }
        return needs;
    }

    private static NavigableSet<Grant> missing(FunctionDefinition function, Roles roles) {
        NavigableSet<Grant> missing = new TreeSet<>(needs(function));
        missing.removeAll(roles.grants(roles.of(function.id())));
        return missing;
    }

    private static NavigableSet<Grant> unused(FunctionDefinition function, Roles roles) {
        NavigableSet<Grant> unused = new TreeSet<>(roles.grants(roles.of(function.id())));
        unused.removeAll(needs(function));
        return unused;
    }

    @ParameterizedTest
    @MethodSource("functions")
    void roleAllowsAllThatTheFunctionDoes(FunctionDefinition function) {
        assertThat(missing(function, roles))
                .as("what %s needs and %s does not allow", function.id(), roles.of(function.id()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void roleAllowsNothingElseWithoutAReason(FunctionDefinition function) {
        String role = roles.of(function.id());
        assertThat(unused(function, roles).stream().map(Grant::toString))
                .as("what %s allows and %s does not need; the reasons are in the role's Metadata", role, function.id())
                .containsExactlyInAnyOrderElementsOf(roles.reasons(role).keySet());
        assertThat(roles.reasons(role).values())
                .allSatisfy(reason -> assertThat(reason).hasSizeGreaterThan(20));
    }

    @Test
    void anActionThatIsExchangedForAnotherIsFoundBothWays() throws IOException {
        FunctionDefinition submit = Objects.requireNonNull(functions.get("SubmitFunction"));
        Roles planted = new Roles(CommittedTemplate.treeWith(text -> {
            int role = text.indexOf("  SubmitRole:");
            return text.substring(0, role) + text.substring(role).replaceFirst("sqs:SendMessage", "sqs:PurgeQueue");
        }));

        assertThat(missing(submit, planted)).contains(new Grant("sqs:SendMessage", "TaskQueue"));
        assertThat(unused(submit, planted)).contains(new Grant("sqs:PurgeQueue", "TaskQueue"));
    }

    @Test
    void everyFunctionHasARoleOfItsOwn() {
        assertThat(functions.keySet().stream().map(roles::of)).doesNotHaveDuplicates();
        assertThat(functions.keySet()).allSatisfy(function -> assertThat(roles.managed(roles.of(function)))
                .containsExactly("TelemetryPolicy"));
    }

    @Test
    void allOfThemMayWriteLogsAndTraces() {
        assertThat(roles.shared())
                .containsExactly(
                        new Grant("logs:CreateLogStream", "FunctionLogGroup"),
                        new Grant("logs:PutLogEvents", "FunctionLogGroup"),
                        new Grant("xray:PutTelemetryRecords", "*"),
                        new Grant("xray:PutTraceSegments", "*"));
    }
}
