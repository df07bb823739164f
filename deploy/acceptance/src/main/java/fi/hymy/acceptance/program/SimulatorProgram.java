package fi.hymy.acceptance.program;

import fi.hymy.simulator.enrolment.Roll;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The packaged simulator on this machine: many pretend kiosks in one program.
public final class SimulatorProgram implements AutoCloseable {
    private static final int MEGABYTES = 1024;
    private static final int KIOSKS_A_MEGABYTE = 6;

    private final Program program;

    private SimulatorProgram(Program program) {
        this.program = program;
    }

    /// Who they are and what they do.
    ///
    /// @param rate responses a second of all together
    /// @param more further options, as `--history`, `30`
    public record Setup(Path directory, Roll kiosks, double rate, List<String> more) {
        public Setup {
            more = List.copyOf(more);
        }
    }

    public static SimulatorProgram start(Packages packages, Setup setup) {
        Path file = setup.directory().resolve("kiosks.roll");
        setup.kiosks().write(file);
        int heap = MEGABYTES + setup.kiosks().kiosks().size() / KIOSKS_A_MEGABYTE;
        var arguments = new ArrayList<>(List.of("-Xmx" + heap + "m", "-XX:+UseSerialGC"));
        arguments.addAll(List.of("-jar", packages.simulator().toString()));
        arguments.addAll(List.of("--identities", file.toString()));
        arguments.addAll(List.of("--rate", String.valueOf(setup.rate())));
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
