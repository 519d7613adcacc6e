package io.podium.local.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;

/** What holds everywhere. Each rule takes the package under which the house stands. */
final class HouseRules {

    private HouseRules() {}

    static ArchRule packagesOfAModuleHaveNoCycles(String root) {
        return slices().matching(root + ".(*).(*)..")
                .namingSlices("$1.$2")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true);
    }

    /** What a function prints is its log on Lambda, and the wiring says so once. */
    static ArchRule onlyTheCommandLineAndTheWiringPrint(String root) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(root + ".local.cli..", root + ".lambda.wiring..")
                .should(ACCESS_STANDARD_STREAMS)
                .allowEmptyShould(true);
    }

    /** Nobody sleeps in place of a condition; the wiring hands out the back-off, which waits for nothing but time. */
    static ArchRule nobodySleeps(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackage(root + ".lambda.wiring..")
                .should()
                .accessTargetWhere(Accesses.toSleep())
                .allowEmptyShould(true);
    }

    static ArchRule staticStateIsFinal(String root) {
        return fields().that()
                .areDeclaredInClassesThat()
                .resideInAPackage(root + "..")
                .and()
                .areStatic()
                .should()
                .beFinal()
                .allowEmptyShould(true);
    }

    static ArchRule namesSayWhatAClassIsFor(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .haveNameMatching(".*(Impl|Manager|Helper|Utils?|Base)")
                .allowEmptyShould(true);
    }

    static ArchRule everyPackageIsNullMarked(String root) {
        DescribedPredicate<JavaClass> marked =
                DescribedPredicate.describe("in a package marked @NullMarked", type -> type.getPackage()
                        .isAnnotatedWith("org.jspecify.annotations.NullMarked"));
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should(ArchConditions.be(marked))
                .allowEmptyShould(true);
    }
}
