package io.podium.local.permissions;

import io.podium.lambda.json.Tree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The roles of the functions, as the template writes them. */
final class Roles {
    private static final String TELEMETRY = "TelemetryPolicy";

    private final Tree resources;

    Roles(Tree template) {
        this.resources = template.at("Resources");
    }

    /** Returns the name of the role that a function has. */
    String of(String function) {
        List<Tree> role =
                resources.at(function, "Properties", "Role", "Fn::GetAtt").elements();
        if (role.size() != 2 || !role.get(1).is("Arn")) {
            throw new AssertionError(function + " must have a Role that is !GetAtt of a role's Arn");
        }
        return role.get(0).text().orElseThrow();
    }

    /** Returns what a role allows, under any condition. */
    NavigableSet<Grant> grants(String role) {
        NavigableSet<Grant> grants = new TreeSet<>();
        policies(role)
                .flatMap(policy -> policy.at("PolicyDocument", "Statement").elements().stream())
                .forEach(statement -> {
                    List<Tree> branches = statement.at("Fn::If").elements();
                    add(branches.isEmpty() ? statement : branches.get(1), grants);
                });
        return grants;
    }

    /** Returns the managed policies of a role. */
    List<String> managed(String role) {
        return resources.at(role, "Properties", "ManagedPolicyArns").elements().stream()
                .map(arn -> arn.at("Ref").text().orElse(String.valueOf(arn.value())))
                .toList();
    }

    /** Returns what the policy allows that all functions share. */
    NavigableSet<Grant> shared() {
        NavigableSet<Grant> grants = new TreeSet<>();
        resources
                .at(TELEMETRY, "Properties", "PolicyDocument", "Statement")
                .elements()
                .forEach(statement -> add(statement, grants));
        return grants;
    }

    /** Returns why a role allows what no test has seen its function do: reasons by what is allowed. */
    Map<String, String> reasons(String role) {
        return new HashMap<>(resources.at(role, "Metadata", "Unseen").texts());
    }

    private Stream<Tree> policies(String role) {
        return resources.at(role, "Properties", "Policies").elements().stream();
    }

    private static void add(Tree statement, NavigableSet<Grant> grants) {
        if (!statement.at("Effect").is("Allow")) {
            throw new AssertionError("a role of a function only allows: " + statement.value());
        }
        for (String action : each(statement.at("Action"))) {
            for (String resource : each(statement.at("Resource"))) {
                grants.add(new Grant(action, resource));
            }
        }
    }

    private static List<String> each(Tree one) {
        List<Tree> several = one.elements();
        return several.isEmpty()
                ? List.of(name(one))
                : several.stream().map(Roles::name).toList();
    }

    private static String name(Tree value) {
        List<Tree> attribute = value.at("Fn::GetAtt").elements();
        Optional<String> plain =
                attribute.isEmpty() ? value.text() : attribute.get(0).text();
        return plain.or(() -> value.at("Ref").text())
                .or(() -> value.at("Fn::Sub").text().map(text -> text.replace("${", "")
                        .replace(".Arn}", "")))
                .orElseThrow(() -> new AssertionError("nobody knows what " + value.value() + " is"));
    }
}
