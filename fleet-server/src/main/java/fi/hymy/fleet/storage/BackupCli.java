package fi.hymy.fleet.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/// The commands `backup`, `restore` and `check-backup`. They read the same settings as the server, and start nothing
/// of it.
public final class BackupCli {
    private static final Set<String> COMMANDS = Set.of("backup", "restore", "check-backup");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String PREFIX = "hymy-";
    private static final String SUFFIX = ".backup.zip";
    private static final int MEBIBYTE = 1024 * 1024;

    private BackupCli() {}

    public static boolean knows(String command) {
        return COMMANDS.contains(command);
    }

    /// What the commands are told beside where the data lie.
    ///
    /// @param to the file to write, or a folder in which it gets a name by the time
    /// @param from the file to read
    /// @param keep in a folder, so many of the newest backups stay; 0 keeps all
    @ConfigurationProperties("hymy.backup")
    record Wish(@Nullable Path to, @Nullable Path from, int keep) {}

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({StorageSettings.class, Wish.class})
    static class Settings {}

    /// @param settings as `--name=value`
    /// @return 0 when it was done; else 1, and what was wrong was said on standard error
    public static int run(String command, List<String> settings) {
        try (var context = new SpringApplicationBuilder(Settings.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties("logging.level.root=warn")
                .run(settings.toArray(String[]::new))) {
            Backups backups = Backups.of(context.getBean(StorageSettings.class), InstantSource.system());
            System.out.println(run(command, backups, context.getBean(Wish.class)));
            return 0;
        } catch (BackupFault e) {
            System.err.println(e.getMessage());
        } catch (IOException | SQLException e) {
            System.err.println("It was not done: " + e);
        }
        return 1;
    }

    private static String run(String command, Backups backups, Wish wish) throws IOException, SQLException {
        return switch (command) {
            case "backup" -> backUp(backups, given(wish.to(), "--to"), wish.keep());
            case "restore" ->
                said("Restored", backups.restore(given(wish.from(), "--from")))
                        + ". Start the server: kiosks send again what came later, as far as they keep it (30 days).";
            default -> said("Whole", Backups.check(given(wish.from(), "--from")));
        };
    }

    private static String backUp(Backups backups, Path to, int keep) throws IOException, SQLException {
        boolean folder = Files.isDirectory(to);
        Path file =
                folder ? to.resolve(PREFIX + STAMP.format(InstantSource.system().instant()) + SUFFIX) : to;
        About about = backups.backUp(file);
        if (folder && keep > 0) {
            thin(to, keep);
        }
        return said("Backed up and read again", about)
                + ": %s, %.1f MiB".formatted(file, Files.size(file) / (double) MEBIBYTE);
    }

    private static void thin(Path folder, int keep) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            for (Path old : all.filter(BackupCli::isOurs)
                    .sorted(Comparator.<Path>naturalOrder().reversed())
                    .skip(keep)
                    .toList()) {
                Files.delete(old);
            }
        }
    }

    private static boolean isOurs(Path file) {
        String name = Objects.requireNonNull(file.getFileName()).toString();
        return name.startsWith(PREFIX) && name.endsWith(SUFFIX);
    }

    private static String said(String what, About about) {
        return "%s: %s, schema %s, by version %s, as of %s"
                .formatted(
                        what,
                        about.database().name().toLowerCase(Locale.ROOT),
                        about.schema(),
                        about.program(),
                        about.madeAt());
    }

    private static Path given(@Nullable Path path, String option) {
        if (path == null) {
            throw new BackupFault("%s FILE is missing: backup --to FILE, restore --from FILE, check-backup --from FILE"
                    .formatted(option));
        }
        return path;
    }
}
