package io.podium.local.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;

/** What the functions may touch. Each rule takes the package under which the house stands. */
final class FunctionRules {

    private FunctionRules() {}

    static ArchRule handlersLeaveTheSdkAlone(String root) {
        return noClasses()
                .that()
                .resideInAnyPackage(root + ".lambda.handler..", root + ".optimizer..")
                .and()
                .resideOutsideOfPackages(root + ".optimizer.wiring..", root + ".optimizer.actuator..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.awssdk..")
                .allowEmptyShould(true);
    }

    static ArchRule onlyTheWiringReadsTheEnvironmentAndBuildsClients(String root) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(root + ".lambda.wiring..", root + ".optimizer.wiring..", root + ".local..")
                .should()
                .accessTargetWhere(Accesses.toEnvironmentOrNewClient())
                .allowEmptyShould(true);
    }

    static ArchRule nothingScansATable(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .accessTargetWhere(Accesses.toScan())
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("software\\.amazon\\.awssdk\\.services\\.dynamodb\\..*\\.ScanRequest.*")
                .allowEmptyShould(true);
    }
}
