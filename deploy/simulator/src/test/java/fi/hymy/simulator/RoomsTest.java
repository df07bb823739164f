package fi.hymy.simulator;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// What the simulator may be made of.
final class RoomsTest {
    private static final String ROOT = "fi.hymy.simulator";

    private static final List<Banned> LIBRARIES = List.of(
            banned("javafx..", "a pretend kiosk has no screen"),
            banned("org.eclipse.paho..", "thousands of connections share one event loop, which Paho cannot"));

    private static final List<Owned> OWNED = List.of(
            new Owned("com.hivemq..", ROOT + ".link..", "link owns the MQTT client"),
            new Owned("org.bouncycastle..", ROOT + ".enrolment..", "enrolment owns what certificates are asked with"),
            new Owned("tools.jackson..", ROOT + ".enrolment..", "enrolment owns the JSON of its requests"),
            new Owned("java.sql..", ROOT + ".outbox..", "outbox owns the database"),
            new Owned("org.sqlite..", ROOT + ".outbox..", "outbox owns the database"));

    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(new ImportOption.DoNotIncludeJars())
            .importPackages(ROOT);
    private static final JavaClasses WITH_TESTS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeJars())
            .importPackages(ROOT);

    @Test
    void itsRoomsDoNotKnowEachOther() {
        slices().matching(ROOT + ".(*)..")
                .should()
                .notDependOnEachOther()
                .because("people, outbox, link and enrolment are put together by the root alone")
                .check(PROGRAM);
    }

    @Test
    void librariesStayWithTheirOwner() {
        for (Owned library : OWNED) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage(library.owner())
                    .should()
                    .dependOnClassesThat(resideInAPackage(library.packages()))
                    .because(library.because())
                    .check(PROGRAM);
        }
    }

    @Test
    void usesNoLibraryThatAFleetCannotBear() {
        for (Banned library : LIBRARIES) {
            noClasses()
                    .should()
                    .dependOnClassesThat(resideInAPackage(library.packages()))
                    .because(library.because())
                    .allowEmptyShould(true)
                    .check(PROGRAM);
        }
    }

    @Test
    void speaksThroughTheLog() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging..")
                .because("the log is SLF4J")
                .allowEmptyShould(true)
                .check(PROGRAM);
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Main")
                .and()
                .haveSimpleNameNotEndingWith("Cli")
                .should(ACCESS_STANDARD_STREAMS)
                .because("a service has a log; only a command line speaks to its user")
                .allowEmptyShould(true)
                .check(PROGRAM);
    }

    @Test
    void countsTimeWithJavaTime() {
        noClasses()
                .should()
                .dependOnClassesThat(belongToAnyOf(Date.class, Calendar.class))
                .because("they change under one's hands and have no zone; use java.time")
                .allowEmptyShould(true)
                .check(PROGRAM);
    }

    @Test
    void testsUseFakesRatherThanMocks() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.mockito..")
                .because("a mock pins calls, not behaviour; write a fake with a name")
                .allowEmptyShould(true)
                .check(WITH_TESTS);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(PROGRAM.stream().map(JavaClass::getPackage).distinct().filter(found -> !isNullMarked(found)))
                .as("packages without a package-info that says @NullMarked")
                .isEmpty();
    }

    private static boolean isNullMarked(JavaPackage found) {
        return found.tryGetPackageInfo()
                .filter(info -> info.isAnnotatedWith(NullMarked.class))
                .isPresent();
    }

    private static Banned banned(String packages, String because) {
        return new Banned(packages, because);
    }

    private record Banned(String packages, String because) {}

    private record Owned(String packages, String owner, String because) {}
}
