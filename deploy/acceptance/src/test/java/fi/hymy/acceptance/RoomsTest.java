package fi.hymy.acceptance;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// What keeps the harness outside of what it looks at.
final class RoomsTest {
    private static final String ROOT = "fi.hymy.acceptance";
    private static final JavaClasses HARNESS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(new ImportOption.DoNotIncludeJars())
            .importPackages(ROOT);

    @Test
    void roomsFormNoCircle() {
        slices().matching(ROOT + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("rooms in a circle are one room with walls that only cost")
                .check(HARNESS);
    }

    @Test
    void onlyTheDriveSeesTheKioskFromInside() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".drive..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("fi.hymy.kiosk..", "fi.hymy.fleet..", "fi.hymy.simulator..", "javafx..")
                                .and(resideOutsideOfPackage("fi.hymy.simulator.enrolment..")))
                .because("the programs are driven as they are packaged, from outside; how a kiosk comes to its"
                        + " certificate is written once, in the simulator")
                .check(HARNESS);
    }

    @Test
    void theDriveBringsNothingIntoTheKioskButItselfAndTheSample() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".drive..", ROOT + ".sample..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + ".program..",
                        ROOT + ".console..",
                        ROOT + ".oracle..",
                        ROOT + ".stage..",
                        "com.microsoft..",
                        "tools.jackson..")
                .because("acceptance-drive.jar holds these two rooms alone")
                .check(HARNESS);
    }

    @Test
    void onlyTheConsoleKnowsTheBrowserDriver() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".console..", ROOT + ".demo..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.microsoft..")
                .because("the console owns Playwright")
                .check(HARNESS);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(HARNESS.stream()
                        .map(JavaClass::getPackage)
                        .distinct()
                        .filter(found -> found.tryGetPackageInfo()
                                .filter(info -> info.isAnnotatedWith(NullMarked.class))
                                .isEmpty()))
                .as("packages without a package-info that says @NullMarked")
                .isEmpty();
    }
}
