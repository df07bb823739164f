package fi.hymy.acceptance.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The packaged simulator on this machine: many pretend kiosks in one program.
public final class SimulatorProgram implements AutoCloseable {
    private final Program program;

    private SimulatorProgram(Program program) {
        this.program = program;
    }

    /// Who they are and what they do.
    ///
    /// @param credentials lines `kioskId,secret`
    /// @param rate responses a second of all together
    /// @param more further options, as `--history`, `30`
    public record Setup(
            Path directory, List<String> credentials, double rate, int mqttPort, URI server, List<String> more) {
        public Setup {
            credentials = List.copyOf(credentials);
            more = List.copyOf(more);
        }
    }

    public static SimulatorProgram start(Packages packages, Setup setup) {
        Path file = setup.directory().resolve("kiosks.csv");
        try {
            Files.createDirectories(setup.directory());
            Files.write(file, setup.credentials());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var arguments =
                new ArrayList<>(List.of("-Xmx1g", "-jar", packages.simulator().toString()));
        arguments.addAll(List.of("--credentials", file.toString()));
        arguments.addAll(List.of("--rate", String.valueOf(setup.rate())));
        arguments.addAll(List.of("--broker", "127.0.0.1:" + setup.mqttPort()));
        arguments.addAll(List.of("--server-url", setup.server().toString()));
        arguments.addAll(List.of("--data", setup.directory().resolve("data").toString()));
        arguments.addAll(setup.more());
        return new SimulatorProgram(Program.start(Launch.java("simulator", setup.directory(), arguments)));
    }

    public Program program() {
        return program;
    }

    @Override
    public void close() {
        program.close();
    }
}
