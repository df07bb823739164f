package fi.hymy.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
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

/// What the command may be made of.
final class RoomsTest {
    private static final String ROOT = "fi.hymy.cli";

    private static final List<Owned> OWNED = List.of(
            new Owned("picocli..", ROOT + ".command..", "command owns how a command line is read"),
            new Owned("java.net.http..", ROOT + ".api..", "api owns the way to the server"));

    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(new ImportOption.DoNotIncludeJars())
            .importPackages(ROOT);
    private static final JavaClasses WITH_TESTS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeJars())
            .importPackages(ROOT);

    @Test
    void printAndSettingsAndApiDoNotKnowTheCommands() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(PROGRAM);
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".api..", ROOT + ".print..", ROOT + ".settings..")
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + ".command.."))
                .because("commands are put together of them")
                .check(PROGRAM);
    }

    @Test
    void knowsTheServerByItsInterfaceAlone() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("fi.hymy.fleet..", "fi.hymy.kiosk.."))
                .because("whatever the command can do, a customer's own program can do too")
                .allowEmptyShould(true)
                .check(PROGRAM);
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".sign..")
                .should()
                .dependOnClassesThat(resideInAPackage("fi.hymy.protocol.."))
                .because("only what is signed must be the very bytes that kiosks check")
                .check(PROGRAM);
    }

    @Test
    void signsWithoutAServer() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".sign..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(ROOT + ".api..", ROOT + ".settings..", "java.net.."))
                .because("the private key lies where there is no network")
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

    private record Owned(String packages, String owner, String because) {}
}
