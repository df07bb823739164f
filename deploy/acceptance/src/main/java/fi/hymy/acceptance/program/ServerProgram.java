package fi.hymy.acceptance.program;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The packaged fleet server on this machine, on ports that stay the same over its restarts.
///
/// For one thread.
public final class ServerProgram implements AutoCloseable {
    public static final String OPERATOR = "admin";
    private static final Duration START = Duration.ofMinutes(4);
    private static final Duration REQUEST = Duration.ofSeconds(5);

    private final Packages packages;
    private final Setup setup;
    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable Program program;

    private ServerProgram(Packages packages, Setup setup) {
        this.packages = packages;
        this.setup = setup;
    }

    /// @param directory of its log; its data lie in `data` below
    /// @param password of the first operator, or empty for a one-time password that it prints
    /// @param jvm options of its JVM
    /// @param settings as `--name=value`
    public record Setup(
            Path directory,
            int httpPort,
            int devicesPort,
            int mqttPort,
            String password,
            List<String> jvm,
            List<String> settings) {
        public Setup {
            jvm = List.copyOf(jvm);
            settings = List.copyOf(settings);
        }

        /// On free ports.
        public static Setup in(Path directory, String password) {
            return new Setup(directory, Ports.free(), Ports.free(), Ports.free(), password, List.of(), List.of());
        }

        public Setup withJvm(String... options) {
            return new Setup(directory, httpPort, devicesPort, mqttPort, password, List.of(options), settings);
        }

        public Setup withSettings(String... more) {
            return new Setup(directory, httpPort, devicesPort, mqttPort, password, jvm, List.of(more));
        }
    }

    /// Starts one and waits until it is ready.
    public static ServerProgram start(Packages packages, Setup setup) {
        var server = new ServerProgram(packages, setup);
        server.start();
        server.awaitReady();
        return server;
    }

    /// Starts it again, after a kill or a stop; does not wait.
    public void start() {
        var arguments = new ArrayList<>(setup.jvm());
        arguments.addAll(List.of("-jar", packages.server().toString()));
        arguments.addAll(List.of("--data", data().toString()));
        arguments.addAll(List.of("--http-port", String.valueOf(setup.httpPort())));
        arguments.addAll(List.of("--devices-port", String.valueOf(setup.devicesPort())));
        arguments.addAll(List.of("--mqtts-port", String.valueOf(setup.mqttPort())));
        arguments.addAll(setup.settings());
        Launch launch = Launch.java("server", setup.directory(), arguments);
        program = Program.start(
                setup.password().isEmpty() ? launch : launch.with("HYMY_FIRSTOPERATOR_PASSWORD", setup.password()));
    }

    /// Runs one of the program's commands on this server's data, and waits for its end.
    ///
    /// @throws IllegalStateException when it fails
    public void command(String name, String option, Path file) {
        var arguments = new ArrayList<>(List.of("-jar", packages.server().toString(), name));
        arguments.addAll(List.of("--data", data().toString(), option, file.toString()));
        try (Program command = Program.start(Launch.java(name, setup.directory(), arguments))) {
            int code = command.exitCode(START).orElse(-1);
            if (code != 0) {
                throw new IllegalStateException("%s ended with %d: %s".formatted(name, code, command.output()));
            }
        }
    }

    /// Waits until the console answers and kiosks can connect.
    public void awaitReady() {
        program()
                .awaitUntil(
                        "is ready",
                        START,
                        () -> Ports.answers(setup.mqttPort()) && Ports.answers(setup.devicesPort()) && isUp());
    }

    public void kill() {
        program().kill();
    }

    /// @return its exit code
    public int stop() {
        return program().stop();
    }

    public Program program() {
        if (program == null) {
            throw new IllegalStateException("the server was not started");
        }
        return program;
    }

    public Setup setup() {
        return setup;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + setup.httpPort());
    }

    /// Where kiosks join and fetch.
    public URI devicesUrl() {
        return URI.create("https://127.0.0.1:" + setup.devicesPort());
    }

    public int mqttPort() {
        return setup.mqttPort();
    }

    public Path data() {
        return setup.directory().resolve("data");
    }

    public Path database() {
        return data().resolve("hymy.db");
    }

    @Override
    public void close() {
        if (program != null) {
            program.close();
        }
        http.close();
    }

    private boolean isUp() {
        try {
            HttpRequest request = HttpRequest.newBuilder(url().resolve("/actuator/health"))
                    .timeout(REQUEST)
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Wait.Interrupted(e);
        }
    }
}
