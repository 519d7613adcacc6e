package io.podium.local.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Calls, method references and field accesses that some rule forbids, by the full name of what they reach. */
final class Accesses {

    private static final List<Pattern> CLOCK_OR_CHANCE = patterns(
            "java\\.time\\.\\w+\\.now\\((java\\.time\\.ZoneId)?\\)",
            "java\\.time\\.Clock\\.(system|tick)\\w*\\((java\\.time\\.ZoneId)?\\)",
            "java\\.lang\\.System\\.(currentTimeMillis|nanoTime)\\(\\)",
            "java\\.util\\.(Date|Random|SplittableRandom)\\.<init>\\(\\)",
            "java\\.security\\.SecureRandom\\..*",
            "java\\.lang\\.Math\\.random\\(\\)",
            "java\\.util\\.UUID\\.randomUUID\\(\\)",
            "java\\.util\\.Collections\\.shuffle\\(java\\.util\\.List\\)",
            "java\\.util\\.concurrent\\.ThreadLocalRandom\\..*",
            "java\\.util\\.random\\.RandomGenerator\\.(getDefault|of)\\(.*",
            "java\\.util\\.random\\.RandomGeneratorFactory\\.create\\(\\)");

    private static final List<Pattern> ENVIRONMENT_OR_CLIENT = patterns(
            "java\\.lang\\.System\\.getenv\\(.*",
            "software\\.amazon\\.awssdk\\.services\\.[\\w.]+Client\\.(builder|create)\\(\\)");

    private static final List<Pattern> SLEEP =
            patterns("java\\.lang\\.Thread\\.sleep\\(.*", "java\\.util\\.concurrent\\.TimeUnit\\.sleep\\(.*");

    private static final List<Pattern> SCAN = patterns("software\\.amazon\\.awssdk\\..*\\.scan(Paginator)?\\(.*");

    private Accesses() {}

    static DescribedPredicate<JavaAccess<?>> toClockOrChance() {
        return to("a clock or chance of its own", CLOCK_OR_CHANCE);
    }

    static DescribedPredicate<JavaAccess<?>> toEnvironmentOrNewClient() {
        return to("the environment or a new client", ENVIRONMENT_OR_CLIENT);
    }

    static DescribedPredicate<JavaAccess<?>> toSleep() {
        return to("sleep", SLEEP);
    }

    static DescribedPredicate<JavaAccess<?>> toScan() {
        return to("scan", SCAN);
    }

    private static DescribedPredicate<JavaAccess<?>> to(String description, List<Pattern> targets) {
        return DescribedPredicate.describe(description, access -> {
            String target = access.getTarget().getFullName();
            return targets.stream().anyMatch(pattern -> pattern.matcher(target).matches());
        });
    }

    private static List<Pattern> patterns(String... expressions) {
        return Stream.of(expressions).map(Pattern::compile).toList();
    }
}
