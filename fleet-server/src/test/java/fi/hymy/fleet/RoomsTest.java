package fi.hymy.fleet;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
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

/// Which room of the server may use which, and who owns which library. Arrows point from feature to
/// infrastructure.
///
/// A new room gets its row here, with the rooms it may use and a reason. A row whose room does not exist
/// yet is fine.
final class RoomsTest {
    private static final String ROOT = "fi.hymy.fleet";

    private static final Set<String> INFRASTRUCTURE = Set.of("audit", "broker", "gateway", "notify", "storage", "web");

    private static final List<Room> ROOMS = List.of(
            room("broker", Set.of("storage"), "infrastructure: asks features through interfaces of its own"),
            room("gateway", Set.of("broker"), "infrastructure: hands messages to handlers that features bring"),
            room("web", Set.of(), "infrastructure: the frame around pages that features bring"),
            room("storage", Set.of(), "infrastructure: a place for rows, whatever they mean"),
            room(
                    "notify",
                    Set.of("audit", "storage", "web"),
                    "infrastructure: sends what it is given, and shows what is unsent; who may be called is a change"),
            room("audit", Set.of("storage", "web"), "infrastructure: writes down what features report, and shows it"),
            feature("kiosk", Set.of(), "the registry; other features name a kiosk by its id"),
            feature("device", Set.of("kiosk"), "the box behind a kiosk: its health, and what is asked of it"),
            feature("site", Set.of("kiosk"), "which kiosk stands where; others name a site or a point by its id"),
            feature(
                    "lifecycle",
                    Set.of("kiosk", "site"),
                    "from stock to retired: an installer hangs a kiosk up at a point, so it knows where points are"),
            feature(
                    "plan",
                    Set.of("kiosk", "lifecycle", "site"),
                    "what the coordinator wants where, and the packing list that becomes of it: sees boxes and points, "
                            + "and nobody depends on a plan"),
            feature("sketch", Set.of(), "draws a survey for whoever has one: knows no store, and nobody who looks"),
            feature("survey", Set.of(), "surveys stand alone; where they show is the affair of assignment"),
            feature(
                    "assignment",
                    Set.of("kiosk", "site", "sketch", "survey"),
                    "brings surveys and kiosks together; which are meant, a query over sites says"),
            feature(
                    "rollout",
                    Set.of("assignment", "kiosk", "site", "survey"),
                    "one change for the kiosks that a query means; kinds that features bring may use rollout"),
            feature(
                    "release",
                    Set.of("kiosk", "rollout", "survey"),
                    "software as one more kind of rollout; its files go over the line of a site that survey's do, so "
                            + "that both together keep its bound"),
            feature("response", Set.of(), "the store of answers must not depend on what is made of them"),
            feature("seal", Set.of("kiosk"), "the keys that kiosks seal to; it brings the registry the one to tell"),
            feature("quarantine", Set.of(), "what could not be taken, whoever could not"),
            feature(
                    "ingest",
                    Set.of("kiosk", "quarantine", "response", "seal"),
                    "from the wire into the store, whatever the entrance; tells the registry that answers came"),
            feature(
                    "report",
                    Set.of("kiosk", "response", "site", "survey"),
                    "counts answers by kiosk and survey; nobody depends on a report"),
            feature(
                    "contact",
                    Set.of("kiosk", "quarantine", "response", "survey"),
                    "people who left their details: apart from reports, so that few may see them"),
            feature(
                    "enrolment",
                    Set.of("kiosk", "site"),
                    "who is let in, and for whom; a replaced kiosk's place and content go to the new one"),
            feature(
                    "alert",
                    Set.of("device", "enrolment", "ingest", "kiosk", "site"),
                    "what is wrong anywhere: reads what others know and says it once; nobody depends on an alarm"),
            feature(
                    "account",
                    Set.of("site"),
                    "operators and roles, and below which places each may look; features ask web what the one who asks "
                            + "sees"),
            feature(
                    "signin",
                    Set.of("account"),
                    "proves who one is; who there is and what each may is account's, which asks for a way in by an "
                            + "interface of its own"));

    /// A compiled template lies in the package of its room, so that the walls hold for it too.
    private static final String TEMPLATES = ".*\\.Jte\\w+Generated(\\$.*)?";

    private static final List<Owned> LIBRARIES = List.of(
            owned(
                    "com.hivemq.client..",
                    Set.of("broker"),
                    "broker owns the MQTT client, for brokers outside this program"),
            owned("org.bouncycastle.crypto..", Set.of("seal"), "seal owns the one cipher of ours"),
            owned(
                    "org.bouncycastle..",
                    Set.of("enrolment", "seal"),
                    "enrolment owns certificates; others know serials"),
            owned(
                    "org.apache.tomcat..",
                    Set.of("enrolment"),
                    "enrolment owns the kiosks' door; everything else is Spring's affair"),
            owned("jakarta.mail..", Set.of("notify"), "notify owns mail; features hand it a letter"),
            owned("org.eclipse.angus..", Set.of("notify"), "notify owns mail; features hand it a letter"),
            owned("org.dhatim.fastexcel..", Set.of("site"), "site owns sheets; others hand it rows"),
            owned("com.google.zxing..", Set.of("web"), "web owns QR codes; features hand it a text"),
            owned("com.nulabinc..", Set.of("signin"), "signin owns what makes a password good"),
            owned("com.webauthn4j..", Set.of("signin"), "signin owns passkeys"),
            owned("com.nimbusds..", Set.of("signin"), "signin owns identity providers"),
            owned("org.springframework.security.oauth2..", Set.of("signin"), "signin owns identity providers"),
            owned("org.flywaydb..", Set.of("storage"), "storage owns migrations"),
            owned("org.postgresql..", Set.of("storage"), "storage owns what only one database can"),
            owned("com.zaxxer.hikari..", Set.of("storage"), "storage owns the connections"),
            owned("gg.jte..", Set.of("web"), "web owns the templates' engine; features name a template"));

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
                    .and()
                    .haveNameNotMatching(TEMPLATES)
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
    void theEmbeddedBrokerStaysInBroker() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT, ROOT + ".broker..")
                .should()
                .dependOnClassesThat(resideInAPackage("com.hivemq..").and(not(resideInAPackage("com.hivemq.client.."))))
                .because("broker owns HiveMQ CE, so that any MQTT 5 broker can take its place")
                .allowEmptyShould(true)
                .check(PROGRAM);
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

    /// A room that may use all infrastructure, and the features named.
    private static Room feature(String name, Set<String> features, String because) {
        return new Room(
                name, Stream.concat(INFRASTRUCTURE.stream(), features.stream()).collect(toSet()), because);
    }

    private static Owned owned(String packages, Set<String> owners, String because) {
        return new Owned(packages, owners, because);
    }

    private record Room(String name, Set<String> mayUse, String because) {}

    private record Owned(String packages, Set<String> owners, String because) {}
}
