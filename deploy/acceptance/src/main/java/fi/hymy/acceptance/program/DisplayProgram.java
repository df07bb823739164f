package fi.hymy.acceptance.program;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/// A display of X in memory (Xvfb), whose picture can be read from outside: what stands there is what a person would
/// see, whichever program drew it.
public final class DisplayProgram implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(20);
    private static final Path XVFB = Path.of("/usr/bin/Xvfb");
    private static final Pattern NUMBER = Pattern.compile("^(\\d+)$");

    private final Program program;
    private final String name;
    private final FrameBuffer picture;

    private DisplayProgram(Program program, String name, FrameBuffer picture) {
        this.program = program;
        this.name = name;
        this.picture = picture;
    }

    public static boolean installed() {
        return Files.isExecutable(XVFB);
    }

    /// Starts one of 24 bits a pixel on a free number, for programs of any user of this machine.
    ///
    /// @param directory of its log and its picture
    /// @throws IllegalStateException when it is not installed
    public static DisplayProgram start(Path directory, int width, int height) {
        if (!installed()) {
            throw new IllegalStateException("Xvfb is not installed");
        }
        String size = width + "x" + height + "x24";
        Program program = Program.start(Launch.of(
                "xvfb",
                directory,
                XVFB.toString(),
                "-displayfd",
                "1",
                "-ac",
                "-nolisten",
                "tcp",
                "-screen",
                "0",
                size,
                "-fbdir",
                directory.toAbsolutePath().toString()));
        String number = program.awaitLine(NUMBER, START).group(1);
        Path file = directory.resolve("Xvfb_screen0");
        program.awaitUntil("keeps its picture in a file", START, () -> Files.exists(file));
        return new DisplayProgram(program, ":" + number, FrameBuffer.map(file));
    }

    /// As the environment variable DISPLAY has it.
    public String name() {
        return name;
    }

    public FrameBuffer picture() {
        return picture;
    }

    @Override
    public void close() {
        program.close();
    }
}
