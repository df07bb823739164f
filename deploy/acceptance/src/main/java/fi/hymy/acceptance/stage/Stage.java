package fi.hymy.acceptance.stage;

import fi.hymy.acceptance.console.ConsoleClient;
import fi.hymy.acceptance.console.ConsoleClient.Version;
import fi.hymy.acceptance.fleet.JoinedKiosk;
import fi.hymy.acceptance.oracle.ServerRows;
import fi.hymy.acceptance.program.KioskProgram;
import fi.hymy.acceptance.program.Packages;
import fi.hymy.acceptance.program.ServerProgram;
import fi.hymy.acceptance.program.SimulatorProgram;
import fi.hymy.acceptance.sample.Koivuranta;
import fi.hymy.acceptance.sample.Koivuranta.Kind;
import fi.hymy.simulator.enrolment.Endpoint;
import fi.hymy.simulator.enrolment.Enrolling;
import fi.hymy.simulator.enrolment.Identity;
import fi.hymy.simulator.enrolment.JoinText;
import fi.hymy.simulator.enrolment.PinnedCa;
import fi.hymy.simulator.enrolment.Roll;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A running server in a folder of its own, and what it takes to bring kiosks to it.
public final class Stage implements AutoCloseable {
    private static final String MARK = ".hymy-scratch";
    public static final String PASSWORD = "smile-for-the-camera-42";

    private final Packages packages;
    private final Path directory;
    private final ServerProgram server;
    private final ConsoleClient console;
    private final String password;

    private Stage(Packages packages, Path directory, ServerProgram server, String password) {
        this.packages = packages;
        this.directory = directory;
        this.server = server;
        this.password = password;
        this.console = new ConsoleClient(server.url(), ServerProgram.OPERATOR, password);
    }

    /// Starts a server whose data begin empty: the folder is emptied first.
    public static Stage open(Packages packages, Path directory) {
        empty(directory);
        return open(packages, directory, ServerProgram.Setup.in(directory.resolve("server"), PASSWORD), PASSWORD);
    }

    /// @param password of the operator who sets the stage
    public static Stage open(Packages packages, Path directory, ServerProgram.Setup setup, String password) {
        return new Stage(packages, directory, ServerProgram.start(packages, setup), password);
    }

    public Path directory() {
        return directory;
    }

    public ServerProgram server() {
        return server;
    }

    public ConsoleClient console() {
        return console;
    }

    public ServerRows rows() {
        return new ServerRows(server.database());
    }

    /// Publishes one of the sample customer's surveys, with its logo.
    public Version publish(Kind kind) {
        console.addPicture(Koivuranta.logo());
        return console.publish(Koivuranta.survey(kind).id().value(), Koivuranta.json(kind));
    }

    /// Where kiosks join, and whom they are to believe.
    public JoinText join() {
        return new JoinText(server.devicesUrl(), console.authority());
    }

    public JoinedKiosk enrol(String name) {
        return enrol(List.of(name)).getFirst();
    }

    /// Enrols kiosks as real ones do: each asks, the operator claims them, each fetches its certificate.
    public List<JoinedKiosk> enrol(List<String> names) {
        JoinText join = join();
        var trust = new PinnedCa(join);
        try (var enrolling =
                new Enrolling(join, new Enrolling.Operator(server.url(), ServerProgram.OPERATOR, password))) {
            List<Identity> identities = enrolling
                    .enrol(names.stream().map(Enrolling.Wish::called).toList(), _ -> {})
                    .kiosks();
            return IntStream.range(0, names.size())
                    .mapToObj(i -> new JoinedKiosk(names.get(i), identities.get(i), trust))
                    .toList();
        }
    }

    /// A kiosk asks to join, and nobody claims it.
    ///
    /// @return the eight digits that it shows
    public String knock() {
        try (var enrolling =
                new Enrolling(join(), new Enrolling.Operator(server.url(), ServerProgram.OPERATOR, password))) {
            return enrolling.knock();
        }
    }

    /// How to start a packaged kiosk that joined this server.
    public KioskProgram.Setup kiosk(JoinedKiosk kiosk) {
        return kiosk(kiosk, server.mqttPort());
    }

    /// The same, over a wire.
    public KioskProgram.Setup kiosk(JoinedKiosk kiosk, int mqttPort) {
        return KioskProgram.Setup.in(directory.resolve("kiosk-" + kiosk.id())).joined("""
                kiosk = %s
                server = %s
                mqtt = 127.0.0.1:%d
                %s%s""".formatted(
                        kiosk.id(),
                        server.devicesUrl(),
                        mqttPort,
                        kiosk.identity().keyPem(),
                        kiosk.identity().chainPem()));
    }

    /// How to start a packaged kiosk that is to join this server.
    public KioskProgram.Setup stranger(String folder) {
        return KioskProgram.Setup.in(directory.resolve(folder)).with("server.join", join().toString());
    }

    /// Claims a kiosk by the code that it shows, as a device manager does.
    ///
    /// @return its id
    public String claim(KioskProgram kiosk, String name) {
        return console.claim(kiosk.awaitCode(), name);
    }

    public KioskProgram start(KioskProgram.Setup setup) {
        return KioskProgram.start(packages, setup);
    }

    /// Starts pretend kiosks.
    ///
    /// @param rate responses a second of all together
    public SimulatorProgram simulate(List<JoinedKiosk> kiosks, double rate, String... more) {
        return simulate(kiosks, server.mqttPort(), rate, more);
    }

    /// The same, over a wire.
    public SimulatorProgram simulate(List<JoinedKiosk> kiosks, int mqttPort, double rate, String... more) {
        var roll = new Roll(
                join(),
                new Endpoint("127.0.0.1", mqttPort),
                kiosks.stream().map(JoinedKiosk::identity).toList());
        return SimulatorProgram.start(
                packages, new SimulatorProgram.Setup(directory.resolve("simulator"), roll, rate, List.of(more)));
    }

    @Override
    public void close() {
        console.close();
        server.close();
    }

    /// Makes the folder, or removes what an earlier run left in it.
    ///
    /// @throws IllegalArgumentException when it holds something that no earlier run made; then nothing is removed
    public static void empty(Path directory) {
        try {
            if (Files.exists(directory)) {
                refuseAnothers(directory);
                clear(directory);
            }
            Files.createDirectories(directory);
            Files.writeString(directory.resolve(MARK), "Made by a run; the next run empties this folder.\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refuseAnothers(Path directory) throws IOException {
        try (Stream<Path> inside = Files.list(directory)) {
            if (inside.findAny().isPresent() && !Files.exists(directory.resolve(MARK))) {
                throw new IllegalArgumentException(
                        "%s holds something that no earlier run made; give an empty folder".formatted(directory));
            }
        }
    }

    private static void clear(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
