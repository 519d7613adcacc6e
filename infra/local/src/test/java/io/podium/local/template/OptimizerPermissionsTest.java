package io.podium.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.lambda.json.Tree;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the optimizer may do outside Podium: nothing, unless a parameter names it. */
class OptimizerPermissionsTest {
    private static final Path FILE = Path.of("..", "..", "template.yaml");
    private static final List<String> OUTSIDE = List.of("lambda:", "ecs:", "events:");

    private final Tree root;

    OptimizerPermissionsTest() throws IOException {
        root = new Tree(Yaml.read(Files.readString(FILE), "template.yaml"));
    }

    /** Returns the conditional statements of the optimizer, by condition. */
    private Map<String, Tree> conditional() {
        Map<String, Tree> found = new HashMap<>();
        for (Tree statement : statements()) {
            List<Tree> branches = statement.at("Fn::If").elements();
            if (!branches.isEmpty()) {
                assertThat(branches.get(2).at("Ref").value()).isEqualTo("AWS::NoValue");
                found.put(String.valueOf(branches.get(0).value()), branches.get(1));
            }
        }
        return found;
    }

    private List<Tree> statements() {
        return root.at("Resources", "OptimizeRole", "Properties", "Policies")
                .elements()
                .get(0)
                .at("PolicyDocument", "Statement")
                .elements();
    }

    private static List<String> actions(Tree statement) {
        Tree action = statement.at("Action");
        List<String> actions = new ArrayList<>();
        action.text().ifPresent(actions::add);
        action.elements().forEach(each -> actions.add(String.valueOf(each.value())));
        return actions;
    }

    @Test
    void eachActuatorHasExactlyItsActionsOnExactlyWhatIsNamed() {
        Map<String, Tree> found = conditional();
        assertThat(found)
                .containsOnlyKeys("HasLambdaActuatorFunctions", "HasEcsActuatorServices", "HasActuatorEventBus");
        found.forEach((condition, statement) -> {
            assertThat(statement.at("Effect").value()).isEqualTo("Allow");
            assertThat(statement.at("Resource", "Ref").value()).isEqualTo(condition.substring("Has".length()));
        });
        assertThat(actions(found.get("HasLambdaActuatorFunctions")))
                .containsExactlyInAnyOrder("lambda:PutFunctionConcurrency", "lambda:DeleteFunctionConcurrency");
        assertThat(actions(found.get("HasEcsActuatorServices"))).containsExactly("ecs:UpdateService");
        assertThat(actions(found.get("HasActuatorEventBus"))).containsExactly("events:PutEvents");
    }

    @Test
    void withoutAParameterNothingOutsideIsAllowed() {
        for (Tree statement : statements()) {
            assertThat(actions(statement)).allSatisfy(action -> assertThat(OUTSIDE)
                    .noneSatisfy(prefix -> assertThat(action).startsWith(prefix)));
        }
        for (String parameter : List.of("LambdaActuatorFunctions", "EcsActuatorServices", "ActuatorEventBus")) {
            assertThat(root.at("Parameters", parameter, "Default").value()).isEqualTo("");
            assertThat(root.at("Conditions", "Has" + parameter).value()).isNotNull();
        }
    }

    @Test
    void metricsGoToTheNamespaceThatAParameterNames() throws IOException {
        Template template = Template.load(
                FILE, Map.of("MetricsNamespace", "Mine"), new LocalNames(URI.create("http://localhost:1/")));
        assertThat(template.functions()).allSatisfy(function -> assertThat(function.environment())
                .containsEntry("PODIUM_METRICS_NAMESPACE", "Mine"));
    }
}
