package fi.hymy.acceptance.demo;

import fi.hymy.acceptance.console.ConsoleClient.Version;
import fi.hymy.acceptance.fleet.JoinedKiosk;
import fi.hymy.acceptance.program.KioskProgram;
import fi.hymy.acceptance.program.Packages;
import fi.hymy.acceptance.program.ServerProgram;
import fi.hymy.acceptance.sample.Koivuranta.Kind;
import fi.hymy.acceptance.stage.Stage;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// Starts a server with the sample customer, a kiosk, and simulated kiosks with a month behind them, and surveys of
/// other made-up customers to look at; ends them all on Ctrl-C.
public final class Demo {
    private static final String USAGE = "deploy/demo [--check] [--data FOLDER]";
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private final Packages packages;
    private final Path data;

    private Demo(Packages packages, Path data) {
        this.packages = packages;
        this.data = data;
    }

    public static void main(String[] arguments) {
        Packages packages = Packages.find();
        boolean check = false;
        Path data = packages.target("demo");
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("--check")) {
                check = true;
            } else if (arguments[i].equals("--data") && i + 1 < arguments.length) {
                data = Path.of(arguments[++i]).toAbsolutePath();
            } else {
                System.err.println("'" + arguments[i] + "' is not understood: " + USAGE);
                System.exit(2);
            }
        }
        if (check) {
            System.exit(new DemoCheck(packages, packages.target("demo-check")).run() ? 0 : 1);
        }
        new Demo(packages, data).run();
    }

    private void run() {
        try {
            Stage.empty(data);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
        System.out.println("Starting the server …");
        String password = password();
        Stage stage = Stage.open(packages, data, ServerProgram.Setup.in(data.resolve("server"), password), password);
        System.out.println("Joining the kiosk …");
        KioskProgram kiosk = stage.start(kioskSetup(stage));
        long start = System.nanoTime();
        String code = kiosk.awaitCode();
        String id = stage.console().claim(code, "Pääkirjasto, aula");
        var joined = new Joined(kiosk, code, Duration.ofNanos(System.nanoTime() - start));
        Cast cast = Cast.gather(stage, id);
        SampleCustomers.below(packages.root()).publish(stage.console());
        stage.simulate(cast.simulated(), 0.5, "--history", "30");
        tell(stage, password, joined);
        waitForTheEnd();
    }

    /// A kiosk that came as a stranger.
    ///
    /// @param code that it showed
    /// @param took from its start until it was claimed
    private record Joined(KioskProgram kiosk, String code, Duration took) {}

    /// Which kiosks there are beside that one, and what all of them show.
    record Cast(List<JoinedKiosk> simulated) {
        private static final int SIMULATED = 20;

        static Cast gather(Stage stage, String kiosk) {
            Version visit = stage.publish(Kind.VISIT);
            Version recommend = stage.publish(Kind.RECOMMEND);
            Version event = stage.publish(Kind.EVENT);
            List<JoinedKiosk> others = stage.enrol(Places.names(SIMULATED));
            stage.console().assign(visit, List.of(kiosk));
            stage.console().assign(visit, ids(others.subList(0, 12)));
            stage.console().assign(recommend, ids(others.subList(12, 17)));
            stage.console().assign(event, ids(others.subList(17, SIMULATED)));
            return new Cast(others);
        }

        private static List<String> ids(List<JoinedKiosk> kiosks) {
            return kiosks.stream().map(JoinedKiosk::id).toList();
        }
    }

    /// A window where there is a display, else nothing to be seen.
    private static KioskProgram.Setup kioskSetup(Stage stage) {
        KioskProgram.Setup setup = stage.stranger("kiosk");
        return hasDisplay() ? setup.with("headless", "false") : setup;
    }

    private static boolean hasDisplay() {
        return !System.getenv().getOrDefault("DISPLAY", "").isEmpty();
    }

    private void tell(Stage stage, String password, Joined joined) {
        System.out.println("""

                Hymy runs.

                  Console    %s
                  Sign in    %s  /  %s
                  Kiosk      %s
                  Joined     it showed the code %s and was claimed %.1f s after its start by
                             POST /api/v1/enrolments/claims, which is what a device manager
                             does in the console with the code that a new kiosk shows
                  Simulated  20 kiosks, with a month of answers on their way
                  Samples    six more customers' surveys, published: open one under Surveys and
                             choose “Pääkirjasto, aula” to see it on the kiosk
                  Data, logs %s

                Ctrl-C ends all of it.
                """.formatted(
                        stage.server().url(),
                        ServerProgram.OPERATOR,
                        password,
                        hasDisplay()
                                ? "in its window: tap a face"
                                : "without a display (process %d); with one, it opens a window"
                                        .formatted(joined.kiosk().program().pid()),
                        joined.code(),
                        joined.took().toMillis() / 1e3,
                        data));
    }

    private static void waitForTheEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String password() {
        var random = new SecureRandom();
        var password = new StringBuilder();
        for (int i = 0; i < 14; i++) {
            password.append(i == 4 || i == 9 ? '-' : LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
