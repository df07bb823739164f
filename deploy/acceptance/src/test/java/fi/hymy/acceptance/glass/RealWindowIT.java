package fi.hymy.acceptance.glass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fi.hymy.acceptance.fleet.JoinedKiosk;
import fi.hymy.acceptance.program.DisplayProgram;
import fi.hymy.acceptance.program.Launch;
import fi.hymy.acceptance.program.Packages;
import fi.hymy.acceptance.program.Program;
import fi.hymy.acceptance.stage.Stage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The packaged kiosk, as it ships, in a real window under X: tapped by the X server, not from inside.
final class RealWindowIT {
    @Test
    void isTappedAndCannotBeLeft() {
        assumeTrue(
                Stream.of("Xvfb", "xdotool", "openbox").allMatch(name -> Files.isExecutable(Path.of("/usr/bin", name))),
                "Xvfb, xdotool and openbox are needed");
        Packages packages = Packages.find();
        Path out = packages.target("real-window");
        try (Stage stage = Stage.open(packages, out);
                DisplayProgram display = DisplayProgram.start(out.resolve("display"), 1280, 800);
                Program manager =
                        Program.start(Launch.of("openbox", out, "openbox").with("DISPLAY", display.name()))) {
            var window = new RealWindow(stage, display, out);
            JoinedKiosk kiosk = window.cast();
            Path config = RealWindow.config(stage.kiosk(kiosk).settings(), out);
            Launch launch = Launch.java(
                            "kiosk", out, List.of("-jar", packages.kiosk().toString(), "--config", config.toString()))
                    .with("DISPLAY", display.name());
            try (Program program = Program.start(launch)) {
                window.cannotBeLeft(kiosk);
                assertThat(program.alive()).isTrue();
            }
            assertThat(manager.alive()).isTrue();
        }
    }
}
