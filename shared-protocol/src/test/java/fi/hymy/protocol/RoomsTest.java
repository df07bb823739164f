package fi.hymy.protocol;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// Which room of the protocol may use which, and what none of them may touch.
///
/// A new room gets its row here, with the rooms it may use and a reason. A row whose room does not exist
/// yet is fine.
final class RoomsTest {
    private static final String ROOT = "fi.hymy.protocol";

    private static final List<Room> ROOMS = List.of(
            room("id", Set.of(), "everything is named by ids; they name nothing else"),
            room("survey", Set.of("id"), "a survey is data, whoever answers it"),
            room("response", Set.of("id", "survey"), "an answer is an answer to a survey"),
            room(
                    "flow",
                    Set.of("id", "response", "survey"),
                    "which question follows depends on the survey and the answers so far, on nothing else"),
            room("score", Set.of(), "numbers in, numbers out"),
            room("schedule", Set.of("id", "survey"), "which survey shows at an instant, whoever asks"),
            room("mask", Set.of("response", "survey"), "strikes out what was not meant to be said, in words alone"),
            room("release", Set.of("id", "survey"), "who may replace the software of a kiosk, whoever asks"),
            room("message", Set.of("id", "release", "response", "schedule", "survey"), "what travels"),
            room("topic", Set.of("id"), "a topic names a kiosk and a kind"),
            room(
                    "codec",
                    Set.of("flow", "id", "message", "release", "response", "schedule", "score", "survey", "topic"),
                    "turns all of it into JSON and back"));

    private static final List<Owned> LIBRARIES = List.of(owned(
            "tools.jackson..", Set.of("codec"), "codec owns Jackson: no other room knows what the wire looks like"));

    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(new ImportOption.DoNotIncludeJars())
            .importPackages(ROOT);
    private static final JavaClasses WITH_TESTS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeJars())
            .importPackages(ROOT);

    @Test
    void roomsUseOnlyTheRoomsTheirRowNames() {
        Map<String, Room> table = ROOMS.stream().collect(toMap(Room::name, Function.identity()));

        Stream<String> unknown = PROGRAM.stream()
                .map(RoomsTest::roomOf)
                .distinct()
                .filter(room -> !room.isEmpty() && !table.containsKey(room))
                .map(room -> "room '%s' has no row: add one, with a reason".formatted(room));
        Stream<String> forbidden = PROGRAM.stream()
                .filter(origin -> table.containsKey(roomOf(origin)))
                .flatMap(origin -> origin.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> isOurs(dependency.getTargetClass()))
                .filter(dependency -> !allowed(table.get(roomOf(dependency.getOriginClass())), dependency))
                .map(dependency -> "%s, because '%s': %s"
                        .formatted(
                                roomOf(dependency.getOriginClass()),
                                table.get(roomOf(dependency.getOriginClass())).because(),
                                dependency.getDescription()));

        assertThat(Stream.concat(unknown, forbidden)).isEmpty();
    }

    @Test
    void roomsFormNoCircle() {
        slices().matching(ROOT + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("rooms in a circle are one room with walls that only cost")
                .allowEmptyShould(true)
                .check(PROGRAM);
    }

    @Test
    void librariesStayWithTheirOwner() {
        for (Owned library : LIBRARIES) {
            String[] owners = Stream.concat(
                            Stream.of(ROOT), library.owners().stream().map(room -> ROOT + "." + room + ".."))
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideOutsideOfPackages(owners)
                    .should()
                    .dependOnClassesThat(resideInAPackage(library.packages()).and(not(resideInAnyPackage(ROOT + ".."))))
                    .because(library.because())
                    .allowEmptyShould(true)
                    .check(PROGRAM);
        }
    }

    @Test
    void touchesNoFileNoNetworkAndNoDatabase() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.net..", "java.nio.file..", "java.sql..", "java.util.logging..")
                .because("the same input gives the same output on kiosk and server")
                .allowEmptyShould(true)
                .check(PROGRAM);
    }

    @Test
    void asksNeitherTheClockNorChance() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callConstructor(Random.class)
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .because("time and seeds are inputs")
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

    private static boolean allowed(Room from, Dependency dependency) {
        String to = roomOf(dependency.getTargetClass());
        return to.equals(from.name()) || from.mayUse().contains(to);
    }

    private static boolean isOurs(JavaClass found) {
        return found.getPackageName().equals(ROOT) || found.getPackageName().startsWith(ROOT + ".");
    }

    /// The direct sub-package of the root; empty for the composition root itself, which may see every room.
    private static String roomOf(JavaClass found) {
        String below = found.getPackageName().substring(ROOT.length());
        return below.isEmpty() ? "" : below.substring(1).split("\\.", 2)[0];
    }

    private static Room room(String name, Set<String> mayUse, String because) {
        return new Room(name, mayUse, because);
    }

    private static Owned owned(String packages, Set<String> owners, String because) {
        return new Owned(packages, owners, because);
    }

    private record Room(String name, Set<String> mayUse, String because) {}

    private record Owned(String packages, Set<String> owners, String because) {}
}
