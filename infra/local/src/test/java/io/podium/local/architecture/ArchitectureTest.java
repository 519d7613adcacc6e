package io.podium.local.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
    private static final String HOUSE = "io.podium";
    private static final String OFFENCES = "io.podium.local.architecture.offences";

    private static final JavaClasses HOUSE_CLASSES = new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages(HOUSE);
    private static final JavaClasses OFFENDING_CLASSES = new ClassFileImporter().importPackages(OFFENCES);

    /** A rule, and a piece of each message by which it must catch the offences. */
    private record Proven(String name, Function<String, ArchRule> under, List<String> caught) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Proven> rules() {
        return Stream.of(
                proven(
                        "domain knows Java alone",
                        DomainRules::knowsJavaAlone,
                        "com.fasterxml.jackson.core.JsonFactory"),
                proven(
                        "domain has no clock or chance of its own",
                        DomainRules::hasNoClockOrChanceOfItsOwn,
                        "java.time.Instant.now()",
                        "java.time.LocalDate.now(java.time.ZoneId)",
                        "java.time.Clock.systemUTC()",
                        "java.lang.System.currentTimeMillis()",
                        "java.lang.System.nanoTime()",
                        "java.util.Random.<init>()",
                        "java.util.SplittableRandom.<init>()",
                        "java.security.SecureRandom.<init>()",
                        "java.lang.Math.random()",
                        "java.util.UUID.randomUUID()",
                        "java.util.Collections.shuffle(java.util.List)",
                        "java.util.concurrent.ThreadLocalRandom.current()",
                        "java.util.random.RandomGenerator.getDefault()"),
                proven("policies do not know each other", DomainRules::policiesDoNotKnowEachOther, "FirstPolicy"),
                proven("handlers leave the SDK alone", FunctionRules::handlersLeaveTheSdkAlone, "DynamoDbClient"),
                proven(
                        "only the wiring reads the environment and builds clients",
                        FunctionRules::onlyTheWiringReadsTheEnvironmentAndBuildsClients,
                        "java.lang.System.getenv(java.lang.String)",
                        "DynamoDbClient.create()",
                        "DynamoDbClient.builder()"),
                proven(
                        "nothing scans a table",
                        FunctionRules::nothingScansATable,
                        "DynamoDbClient.scan(",
                        "ScanRequest"),
                proven(
                        "packages of a module have no cycles",
                        HouseRules::packagesOfAModuleHaveNoCycles,
                        "domain.model",
                        "domain.scheduling"),
                proven(
                        "only the command line prints",
                        HouseRules::onlyTheCommandLineAndTheWiringPrint,
                        "java.lang.System.out",
                        "printStackTrace()"),
                proven(
                        "nobody sleeps",
                        HouseRules::nobodySleeps,
                        "java.lang.Thread.sleep(long)",
                        "TimeUnit.sleep(long)"),
                proven("static state is final", HouseRules::staticStateIsFinal, "GreedyHandler.calls"),
                proven("names say what a class is for", HouseRules::namesSayWhatAClassIsFor, "ClockHelper"),
                proven("every package is null marked", HouseRules::everyPackageIsNullMarked, "ClockHelper"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theHouseKeeps(Proven rule) {
        rule.under().apply(HOUSE).check(HOUSE_CLASSES);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void offencesBreak(Proven rule) {
        String report = String.join(
                "\n",
                rule.under()
                        .apply(OFFENCES)
                        .evaluate(OFFENDING_CLASSES)
                        .getFailureReport()
                        .getDetails());

        assertThat(report).contains(rule.caught());
    }

    @Test
    void theDomainIsLookedAtAndTestsAreNot() {
        assertThat(HOUSE_CLASSES.contain("io.podium.domain.store.ItemStore")).isTrue();
        assertThat(HOUSE_CLASSES.contain(ArchitectureTest.class)).isFalse();
        assertThat(HOUSE_CLASSES.contain("io.podium.domain.store.ItemStoreContract"))
                .isFalse();
    }

    private static Proven proven(String name, Function<String, ArchRule> rule, String... caught) {
        return new Proven(name, rule, List.of(caught));
    }
}
