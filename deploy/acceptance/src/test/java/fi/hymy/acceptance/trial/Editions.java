package fi.hymy.acceptance.trial;

import fi.hymy.acceptance.program.Launch;
import fi.hymy.acceptance.program.Packages;
import fi.hymy.acceptance.program.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Makes versions of the packaged kiosk, with the drive beside it, laid out as a slot is: `runtime`, `lib` and
/// `kiosk.args`.
///
/// @param box where they are going to run
record Editions(Packages packages, Path box) {
    private static final Duration PATIENT = Duration.ofMinutes(1);

    /// A version as a folder.
    ///
    /// @param options of Java, besides the usual ones
    Path folder(Path folder, String version, String... options) throws IOException {
        Path lib = Files.createDirectories(folder.resolve("lib"));
        for (Path jar : jars()) {
            Files.createLink(lib.resolve(jar.getFileName()), jar);
        }
        Files.createSymbolicLink(folder.resolve("runtime"), Path.of(System.getProperty("java.home")));
        Files.writeString(folder.resolve("kiosk.args"), """
                # %s
                --enable-native-access=ALL-UNNAMED
                -XX:+UseSerialGC
                -XX:TieredStopAtLevel=1
                -Xmx256m
                -Dhymy.drive.tap-guard-millis=0
                -Dhymy.drive.port-file=%s
                -Dhymy.drive.journal=%s
                %s
                -cp lib/*
                fi.hymy.acceptance.drive.DrivenKiosk
                """.formatted(
                        version, SlotBox.port(box), SlotBox.journal(box), String.join("\n", options)));
        return folder;
    }

    /// Nothing that a server of today speaks is left to this version.
    Path withoutTls(Path folder, String version) throws IOException {
        folder(folder, version, "-Djava.security.properties=no-tls");
        Files.writeString(folder.resolve("no-tls"), "jdk.tls.disabledAlgorithms=TLSv1.3, TLSv1.2, TLSv1.1, TLSv1\n");
        return folder;
    }

    private List<Path> jars() throws IOException {
        Path root = packages.root();
        try (Stream<Path> libraries = Files.list(root.resolve("kiosk-app/target/lib"))) {
            return Stream.concat(
                            libraries,
                            Stream.of(packages.kiosk(), root.resolve("deploy/acceptance/target/acceptance-drive.jar")))
                    .toList();
        }
    }

    /// A release's file, not packed, for time is short here.
    Path squashed(Path folder) {
        Path image = folder.resolveSibling(folder.getFileName() + ".squashfs");
        Launch launch = Launch.of(
                "mksquashfs",
                box,
                "mksquashfs",
                folder.toString(),
                image.toString(),
                "-noI",
                "-noD",
                "-noF",
                "-noX",
                "-no-progress",
                "-quiet",
                "-noappend");
        try (Program squash = Program.start(launch)) {
            if (squash.exitCode(PATIENT).orElse(-1) != 0) {
                throw new IllegalStateException("no image could be made: " + squash.output());
            }
        }
        return image;
    }
}
