package io.podium.local.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.INTERFACES;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the domain may know. Each rule takes the package under which the house stands. */
final class DomainRules {

    private static final List<String> FAMILIES =
            List.of("scheduling.SchedulingPolicy", "scheduling.Placement", "allocation.AllocationStrategy");

    private DomainRules() {}

    static ArchRule knowsJavaAlone(String root) {
        DescribedPredicate<JavaClass> allowed = DescribedPredicate.describe(
                "are of Java, JSpecify or the domain", type -> isJavaOrDomain(type.getBaseComponentType(), root));
        return classes()
                .that()
                .resideInAPackage(root + ".domain..")
                .should(onlyDependOnClassesThat(allowed))
                .allowEmptyShould(true);
    }

    static ArchRule hasNoClockOrChanceOfItsOwn(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".domain..")
                .should()
                .accessTargetWhere(Accesses.toClockOrChance())
                .allowEmptyShould(true);
    }

    static ArchRule policiesDoNotKnowEachOther(String root) {
        return classes()
                .that()
                .resideInAPackage(root + ".domain..")
                .and(DescribedPredicate.not(INTERFACES))
                .should(notKnowTheirSiblings(root))
                .allowEmptyShould(true);
    }

    private static boolean isJavaOrDomain(JavaClass type, String root) {
        String name = type.getPackageName() + ".";
        return type.isPrimitive()
                || name.startsWith("java.")
                || name.startsWith("org.jspecify.")
                || name.startsWith(root + ".domain.");
    }

    private static ArchCondition<JavaClass> notKnowTheirSiblings(String root) {
        return new ArchCondition<>("not know another one of their family") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Set<String> families = families(type, root);
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> isSibling(type, families, dependency.getTargetClass(), root))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
            }
        };
    }

    private static boolean isSibling(JavaClass type, Set<String> families, JavaClass other, String root) {
        return !other.isInterface()
                && !other.equals(type)
                && families(other, root).stream().anyMatch(families::contains);
    }

    private static Set<String> families(JavaClass type, String root) {
        return FAMILIES.stream()
                .map(family -> root + ".domain." + family)
                .filter(type::isAssignableTo)
                .collect(Collectors.toSet());
    }
}
