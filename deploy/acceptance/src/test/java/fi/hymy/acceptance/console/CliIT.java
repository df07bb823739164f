package fi.hymy.acceptance.console;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.acceptance.console.ConsoleClient.Version;
import fi.hymy.acceptance.program.KioskProgram;
import fi.hymy.acceptance.program.Packages;
import fi.hymy.acceptance.program.ServerProgram;
import fi.hymy.acceptance.sample.Koivuranta.Kind;
import fi.hymy.acceptance.stage.Stage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A script looks after a kiosk with the shipped `hymy` command: claims it, pushes to it, takes its picture, rolls out.
final class CliIT {
    private static final JsonMapper JSON = new JsonMapper();

    private Packages packages;
    private Stage stage;
    private Path out;

    /// @param said on standard output
    private record Ended(int code, String said, String complained) {
        JsonNode json() {
            return JSON.readTree(said);
        }

        Ended well() {
            assertThat(code).as("%s%s", said, complained).isZero();
            return this;
        }
    }

    @Test
    void looksAfterAKiosk() throws IOException, InterruptedException {
        packages = Packages.find();
        out = packages.target("cli");
        try (Stage opened = Stage.open(packages, out)) {
            stage = opened;
            Version version = stage.publish(Kind.VISIT);
            assertThat(hymy("kiosk", "list").well().said()).contains("There are no kiosks yet");
            try (KioskProgram kiosk = stage.start(stage.stranger("kiosk"))) {
                String code = kiosk.awaitCode();
                assertThat(hymy("joining").well().said()).contains(code);
                String id = hymy("claim", "--json", code, "Main", "lobby")
                        .well()
                        .json()
                        .at("/claimed/0/kiosk")
                        .asString();
                hymy("push", version.survey(), "--kiosk", "main lobby", "--wait", "1m")
                        .well();
                assertThat(hymy("kiosk", "show", id).well().said()).contains("Main lobby", version.survey() + "@1");
                takesItsPicture(id);
                assertThat(hymy("ask", "Main lobby", "identify", "--amount", "1")
                                .well()
                                .said())
                        .contains("done");
                rollsOut(version, id);
            }
            assertThat(hymy("kiosk", "show", "Nowhere").code()).isEqualTo(5);
            assertThat(hymy("push", "nothing", "--all").code()).isEqualTo(5);
            assertThat(hymy("kiosk", "list", "colour:blue").code()).isEqualTo(6);
        }
    }

    private void takesItsPicture(String id) throws IOException, InterruptedException {
        Path picture = out.resolve("glass.png");
        hymy("screenshot", id, "-o", picture.toString()).well();
        assertThat(ImageIO.read(picture.toFile()).getWidth()).isPositive();
    }

    private void rollsOut(Version version, String id) throws IOException, InterruptedException {
        String rollout = hymy(
                        "rollout", "start", version.survey() + "@1", "--kiosk", id, "--preset", "at-once", "--json")
                .well()
                .json()
                .at("/rollout/id")
                .asString();
        hymy("rollout", "watch", rollout, "--wait", "1m").well();
        assertThat(hymy("rollout", "kiosks", rollout, "--state", "done").well().said())
                .contains("Main lobby");
        assertThat(hymy("rollout", "pause", rollout).code()).isEqualTo(6);
    }

    private Ended hymy(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(
                List.of(packages.root().resolve("deploy/cli/hymy").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .redirectOutput(out.resolve("cli.out").toFile())
                .redirectError(out.resolve("cli.err").toFile());
        builder.environment()
                .putAll(Map.of(
                        "HYMY_SERVER",
                        stage.server().url().toString(),
                        "HYMY_USER",
                        ServerProgram.OPERATOR,
                        "HYMY_PASSWORD",
                        Stage.PASSWORD,
                        "XDG_CONFIG_HOME",
                        out.toString()));
        Process process = builder.start();
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        return new Ended(
                process.waitFor(),
                Files.readString(out.resolve("cli.out"), StandardCharsets.UTF_8),
                Files.readString(out.resolve("cli.err"), StandardCharsets.UTF_8));
    }
}
