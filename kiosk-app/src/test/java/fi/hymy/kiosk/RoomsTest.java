package fi.hymy.kiosk;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// Which room of the kiosk may use which, and who owns which library.
///
/// A new room gets its row here, with the rooms it may use and a reason. A row whose room does not exist
/// yet is fine.
final class RoomsTest {
    private static final String ROOT = "fi.hymy.kiosk";

    private static final List<Room> ROOMS = List.of(
            room("config", Set.of(), "settings are read once and handed out; they know nobody"),
            room("disk", Set.of(), "what must outlive a power cut is written in one way"),
            room("clock", Set.of("disk"), "everyone asks for the time; it asks nobody"),
            room(
                    "network",
                    Set.of("config", "disk"),
                    "a program of its own that root runs before the kiosk's: the less it knows, the better"),
            room("visit", Set.of("clock"), "a visit must run without a screen and without a database"),
            room(
                    "screen",
                    Set.of("clock", "config", "content", "enrolment", "input", "speech", "staff", "visit"),
                    "a view shows a visit and its pictures, the staff's desk, how joining stands and drawn buttons, and"
                            + " lends its thread as"
                            + " a loop; it stores and sends nothing"),
            room("speech", Set.of("config"), "words in, sound out: it knows no screen and no visit"),
            room(
                    "input",
                    Set.of("clock", "config", "visit"),
                    "a press is a tap of a visit; it must work without a screen"),
            room("staff", Set.of("clock", "config", "disk"), "who may look inside is decided without a screen"),
            room("content", Set.of("clock", "config", "disk"), "the last good survey must be there with no connection"),
            room("outbox", Set.of("clock", "config"), "keeping an answer must not depend on being able to send it"),
            room(
                    "seal",
                    Set.of("disk", "outbox"),
                    "what people write becomes unreadable before it is kept: it does for the outbox what the outbox asks"),
            room(
                    "enrolment",
                    Set.of("clock", "config", "disk"),
                    "who the kiosk is and whom it trusts; others get an SSLContext from the composition root"),
            room("link", Set.of("clock", "config"), "a dumb pipe: it knows bytes and topics, not what they mean"),
            room(
                    "relay",
                    Set.of("clock", "config", "link", "outbox"),
                    "the one place where kept answers meet the connection"),
            room(
                    "twin",
                    Set.of("clock", "config", "content", "link"),
                    "applies what the server wishes; an answer never passes here"),
            room(
                    "update",
                    Set.of("clock", "config", "content", "disk"),
                    "new software is fetched as content is; its slot machine runs as a program of its own"),
            room(
                    "gallery",
                    Set.of("screen", "visit"),
                    "pictures of the very screens that visitors meet, for those who design them"),
            room(
                    "device",
                    Set.of("clock", "config", "disk"),
                    "facts and actions of the box; what it needs of other rooms comes through small interfaces"));

    private static final List<Owned> LIBRARIES = List.of(
            owned("javafx..", Set.of("screen"), "screen owns JavaFX, so that the rest runs without a display"),
            owned("java.sql..", Set.of("outbox"), "outbox owns JDBC, so that one place decides when an answer is safe"),
            owned(
                    "org.sqlite..",
                    Set.of("outbox"),
                    "outbox owns SQLite, so that one place decides when an answer is safe"),
            owned("com.pi4j..", Set.of("input"), "input owns Pi4J, so that the rest runs on any machine"),
            owned("com.google.zxing..", Set.of("screen"), "screen owns ZXing, for a code is a drawing"),
            owned(
                    "org.bouncycastle.crypto..",
                    Set.of("seal"),
                    "seal owns the one cipher of ours; it is loaded with the first words that are sealed"),
            owned(
                    "org.bouncycastle..",
                    Set.of("enrolment", "seal"),
                    "enrolment owns Bouncy Castle's certificates, which a kiosk that has joined must not load"),
            owned("oshi..", Set.of("device"), "device owns OSHI, whose native library may be missing"),
            owned("org.eclipse.paho..", Set.of("link"), "link owns Paho, whose defects are fenced in there"));

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
    void speaksThroughTheLog() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging..")
                .because("the log is SLF4J; only the composition root may touch it, to silence JavaFX")
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
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".enrolment.Times")
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
