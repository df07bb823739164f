package fi.hymy.acceptance.program;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where the packaged programs lie, as `mvnw package` leaves them.
///
/// @param root of the source tree
public record Packages(Path root) {
    /// Below the system property `hymy.root`, else below the nearest parent folder that has an `mvnw`.
    ///
    /// @throws IllegalStateException when there is none
    public static Packages find() {
        String given = System.getProperty("hymy.root", "");
        if (!given.isEmpty()) {
            return new Packages(Path.of(given).toAbsolutePath());
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("mvnw"))) {
                return new Packages(at);
            }
        }
        throw new IllegalStateException("run this inside the source tree, or give -Dhymy.root=FOLDER");
    }

    public Path kiosk() {
        return packaged("kiosk-app/target/kiosk-app.jar");
    }

    public Path server() {
        return packaged("fleet-server/target/fleet-server.jar");
    }

    public Path simulator() {
        return packaged("deploy/simulator/target/simulator.jar");
    }

    /// The kiosk with the drive beside it, as a class path.
    String drivenKiosk() {
        return kiosk() + File.pathSeparator + packaged("deploy/acceptance/target/acceptance-drive.jar");
    }

    /// A fresh folder name below the build's own output.
    public Path target(String name) {
        return root.resolve("deploy/target").resolve(name);
    }

    private Path packaged(String name) {
        Path jar = root.resolve(name);
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing: run ./mvnw package first");
        }
        return jar;
    }
}
