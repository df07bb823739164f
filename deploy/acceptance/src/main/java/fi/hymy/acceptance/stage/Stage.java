package fi.hymy.acceptance.stage;

import fi.hymy.acceptance.console.ConsoleClient;
import fi.hymy.acceptance.console.ConsoleClient.Issued;
import fi.hymy.acceptance.console.ConsoleClient.Version;
import fi.hymy.acceptance.oracle.ServerRows;
import fi.hymy.acceptance.program.KioskProgram;
import fi.hymy.acceptance.program.Packages;
import fi.hymy.acceptance.program.ServerProgram;
import fi.hymy.acceptance.program.SimulatorProgram;
import fi.hymy.acceptance.sample.Koivuranta;
import fi.hymy.acceptance.sample.Koivuranta.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A running server in a folder of its own, and what it takes to bring kiosks to it.
public final class Stage implements AutoCloseable {
    private static final String MARK = ".hymy-scratch";
    public static final String PASSWORD = "smile-for-the-camera-42";

    private final Packages packages;
    private final Path directory;
    private final ServerProgram server;
    private final ConsoleClient console;

    private Stage(Packages packages, Path directory, ServerProgram server, String password) {
        this.packages = packages;
        this.directory = directory;
        this.server = server;
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

    /// How to start a packaged kiosk that talks to this server.
    public KioskProgram.Setup kiosk(Issued kiosk) {
        return kiosk(kiosk, server.mqttPort());
    }

    /// The same, over a wire.
    public KioskProgram.Setup kiosk(Issued kiosk, int mqttPort) {
        return KioskProgram.Setup.in(
                directory.resolve("kiosk-" + kiosk.id()), kiosk.id(), kiosk.secret(), mqttPort, server.url());
    }

    public KioskProgram start(KioskProgram.Setup setup) {
        return KioskProgram.start(packages, setup);
    }

    /// Starts pretend kiosks.
    ///
    /// @param rate responses a second of all together
    public SimulatorProgram simulate(List<Issued> kiosks, double rate, String... more) {
        List<String> credentials =
                kiosks.stream().map(kiosk -> kiosk.id() + ',' + kiosk.secret()).toList();
        return SimulatorProgram.start(
                packages,
                new SimulatorProgram.Setup(
                        directory.resolve("simulator"),
                        credentials,
                        rate,
                        server.mqttPort(),
                        server.url(),
                        List.of(more)));
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
