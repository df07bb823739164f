package fi.hymy.cli.command;

import fi.hymy.cli.api.Api;
import fi.hymy.cli.print.Printer;
import fi.hymy.cli.sign.KeyFile;
import fi.hymy.cli.sign.Signing;
import fi.hymy.cli.sign.SigningException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What is done where the private key lies: without a server, without a network.
final class SigningCommands {
    private static final String PASSPHRASE = "HYMY_KEY_PASSPHRASE";

    private SigningCommands() {}

    /// A command on files alone.
    abstract static class OfflineCommand implements Callable<Integer> {
        private final Globals globals;

        OfflineCommand(Globals globals) {
            this.globals = globals;
        }

        @Override
        public final Integer call() throws IOException {
            try {
                return run(globals.printer()).code();
            } catch (NoSuchFileException e) {
                throw new SigningException("There is no file %s.".formatted(e.getMessage()));
            }
        }

        abstract Exit run(Printer printer) throws IOException;

        Globals globals() {
            return globals;
        }
    }

    /// How a key's file is opened.
    static final class Sealing {
        @Option(
                names = "--passphrase",
                description = "the key's file is sealed by a passphrase: in HYMY_KEY_PASSPHRASE, or the first line of"
                        + " what is piped in")
        boolean sealed;

        char @Nullable [] passphrase(Globals globals) {
            if (!sealed) {
                return null;
            }
            String text = globals.environment().getOrDefault(PASSPHRASE, "");
            String said = text.isEmpty() ? globals.firstLine() : text;
            if (said.isEmpty()) {
                throw new CommandFailure(Exit.USAGE, "No passphrase came: set HYMY_KEY_PASSPHRASE, or pipe it in.");
            }
            return said.toCharArray();
        }
    }

    @Command(
            name = "keygen",
            description = "Make a key that signs releases. Keep its file off every network: whoever has it decides what"
                    + " kiosks run.")
    static final class Keygen extends OfflineCommand {
        @Parameters(paramLabel = "FILE", description = "where the private key goes, readable by you alone")
        Path file = Path.of("");

        @Option(
                names = "--trust",
                paramLabel = "KEYS",
                description = "add its public half to this list of trusted keys")
        @Nullable
        Path trust;

        @Mixin
        Sealing sealing = new Sealing();

        Keygen(Globals globals) {
            super(globals);
        }

        @Override
        Exit run(Printer printer) throws IOException {
            KeyFile.Pair pair = KeyFile.make(file, sealing.passphrase(globals()));
            if (trust != null) {
                Signing.trust(trust, List.of(file), Set.of());
            }
            ObjectNode made = Api.object().put("key", pair.id()).put("file", file.toString());
            printer.done(
                    made,
                    "The key %s is in %s.%s"
                            .formatted(
                                    pair.id(),
                                    file,
                                    trust == null
                                            ? ""
                                            : " %s trusts it: put that list on kiosks and the server."
                                                    .formatted(trust)));
            return Exit.OK;
        }
    }

    @Command(name = "make", description = "Write the manifest of a release: what it is, and the hashes of its files.")
    static final class Make extends OfflineCommand {
        @Option(names = "--kind", paramLabel = "KIND", description = "app (the program) or os (the whole system); app")
        String kind = "app";

        @Option(names = "--release", paramLabel = "VERSION", required = true, description = "for people, as 1.4.0")
        String version = "";

        @Option(
                names = "--number",
                paramLabel = "N",
                required = true,
                description = "larger than that of every release before; the same files have the same number")
        long number;

        @Option(names = "--channel", paramLabel = "NAME", description = "which kiosks it is for (default stable)")
        String channel = "stable";

        @Option(names = "--from", paramLabel = "N", description = "what a kiosk must run at least to take it")
        long minimum;

        @Option(
                names = "--back-from",
                paramLabel = "N",
                description = "order the way back: kiosks that run a newer one, up to this number, go back to it")
        long downgradeFrom;

        @Option(names = "--days", paramLabel = "N", description = "it is good for so many days (default 180)")
        int days = 180;

        @Option(
                names = "--file",
                paramLabel = "ARCH=FILE",
                required = true,
                description = "as arm64=hymy-1.4.0-arm64.squashfs; one for each architecture")
        Map<String, Path> files = new LinkedHashMap<>();

        @Option(
                names = {"-o", "--out"},
                paramLabel = "FILE",
                description = "default manifest.json")
        Path out = Path.of("manifest.json");

        Make(Globals globals) {
            super(globals);
        }

        @Override
        Exit run(Printer printer) throws IOException {
            if (days < 1) {
                throw new CommandFailure(Exit.USAGE, "A release must be good for a day at least.");
            }
            var wish = new Signing.Wish(
                    kind, version, number, channel, minimum, downgradeFrom, Duration.ofDays(days), files);
            Signing.make(wish, globals().now(), out);
            printer.done(
                    Api.object().put("manifest", out.toString()),
                    "%s says what the release is. Look it over, then: hymy release sign %s --key FILE"
                            .formatted(out, out));
            return Exit.OK;
        }
    }

    @Command(
            name = "rotate",
            description =
                    "Let a manifest that is not signed yet bring a new key to kiosks, or retire one. Sign it with a key"
                            + " that they trust already.")
    static final class Rotate extends OfflineCommand {
        @Parameters(paramLabel = "MANIFEST")
        Path manifest = Path.of("");

        @Option(names = "--new", paramLabel = "KEYFILE", description = "a key to be trusted from then on")
        List<Path> fresh = new ArrayList<>();

        @Option(names = "--retire", paramLabel = "ID", description = "a key to be trusted no more; the last is refused")
        Set<String> retired = Set.of();

        @Option(names = "--trust", paramLabel = "KEYS", description = "change this list of trusted keys as well")
        @Nullable
        Path trust;

        Rotate(Globals globals) {
            super(globals);
        }

        @Override
        Exit run(Printer printer) throws IOException {
            if (fresh.isEmpty() && retired.isEmpty()) {
                throw new CommandFailure(Exit.USAGE, "Say --new or --retire.");
            }
            Signing.rotate(manifest, fresh, retired);
            if (trust != null) {
                Signing.trust(trust, fresh, retired);
            }
            printer.done(
                    Api.object().put("manifest", manifest.toString()),
                    "%s changes whose releases kiosks trust. Sign it with a key that they trust now."
                            .formatted(manifest));
            return Exit.OK;
        }
    }

    @Command(name = "sign", description = "Sign a manifest. What comes out goes to the server, with the files.")
    static final class Sign extends OfflineCommand {
        @Parameters(paramLabel = "MANIFEST")
        Path manifest = Path.of("");

        @Option(names = "--key", paramLabel = "FILE", required = true, description = "the private key")
        Path key = Path.of("");

        @Option(
                names = {"-o", "--out"},
                paramLabel = "FILE",
                description = "default release.json")
        Path out = Path.of("release.json");

        @Mixin
        Sealing sealing = new Sealing();

        Sign(Globals globals) {
            super(globals);
        }

        @Override
        Exit run(Printer printer) throws IOException {
            String id = Signing.sign(manifest, KeyFile.read(key, sealing.passphrase(globals())), out);
            printer.done(
                    Api.object().put("release", out.toString()).put("key", id),
                    "%s is signed by the key %s.".formatted(out, id));
            return Exit.OK;
        }
    }

    @Command(
            name = "verify",
            description = "Whether a list of trusted keys makes a release a good one, and its files are what it says.")
    static final class Verify extends OfflineCommand {
        @Parameters(paramLabel = "RELEASE")
        Path release = Path.of("");

        @Option(names = "--keys", paramLabel = "KEYS", required = true, description = "the list of trusted keys")
        Path keys = Path.of("");

        @Option(names = "--files", paramLabel = "FOLDER", description = "where its files lie")
        @Nullable
        Path files;

        Verify(Globals globals) {
            super(globals);
        }

        @Override
        Exit run(Printer printer) throws IOException {
            Signing.Report report =
                    Signing.verify(release, keys, files, globals().now());
            ObjectNode json = Api.object()
                    .put("kind", report.kind())
                    .put("version", report.version())
                    .put("number", report.sequence())
                    .put("channel", report.channel())
                    .put("expiresAt", report.expiresAt().toString())
                    .put("key", report.key());
            ArrayNode problems = json.putArray("problems");
            report.problems().forEach(problems::add);
            boolean good = report.problems().isEmpty();
            printer.done(
                    json,
                    "%s %s, number %d, channel %s, signed by %s, good until %s: %s"
                            .formatted(
                                    report.kind(),
                                    report.version(),
                                    report.sequence(),
                                    report.channel(),
                                    report.key(),
                                    report.expiresAt(),
                                    good ? "good." : String.join(" ", report.problems())));
            return good ? Exit.OK : Exit.FAILED;
        }
    }
}
