package fi.hymy.cli.settings;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;

/// Which server, and as whom.
///
/// What is given with the command wins over the environment (`HYMY_SERVER`, `HYMY_TOKEN`, or `HYMY_USER` and
/// `HYMY_PASSWORD`), and that over the file that `hymy login` wrote.
///
/// @param authorization the header that says who asks, or empty
public record Profile(URI server, String authorization) {
    private static final String SERVER = "server";
    private static final String TOKEN = "token";

    /// Where the file lies: `hymy/cli.properties` in the user's folder for settings.
    public static Path file(Map<String, String> environment) {
        String home = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path folder = home.isEmpty()
                ? Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")), ".config")
                : Path.of(home);
        return folder.resolve("hymy").resolve("cli.properties");
    }

    /// @param server given with the command, or empty
    /// @param token given with the command, or empty
    /// @throws IllegalArgumentException when no server is named, or it is none
    /// @throws IOException when the file cannot be read
    public static Profile find(String server, String token, Map<String, String> environment) throws IOException {
        Properties saved = read(file(environment));
        String at = first(server, environment.getOrDefault("HYMY_SERVER", ""), saved.getProperty(SERVER, ""));
        if (at.isEmpty()) {
            throw new IllegalArgumentException(
                    "Which server? Say `hymy login https://…`, or --server, or set HYMY_SERVER.");
        }
        URI address = address(at);
        // A token goes to the server that it was made for, and to no other.
        String own =
                address.equals(address(saved.getProperty(SERVER, "http://none"))) ? saved.getProperty(TOKEN, "") : "";
        String given = first(token, environment.getOrDefault("HYMY_TOKEN", ""));
        if (given.isEmpty() && environment.containsKey("HYMY_USER")) {
            return new Profile(
                    address, basic(environment.get("HYMY_USER"), environment.getOrDefault("HYMY_PASSWORD", "")));
        }
        String bearer = first(given, own);
        return new Profile(address, bearer.isEmpty() ? "" : "Bearer " + bearer);
    }

    /// @throws IllegalArgumentException when it is no address of a server
    public static URI address(String text) {
        URI uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        if (uri.getHost() == null || !("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
            throw new IllegalArgumentException(
                    "'%s' is no server: it must be as https://hymy.example.org".formatted(text));
        }
        return uri;
    }

    /// Keeps server and token for later commands, readable by this user alone.
    public static void save(URI server, String token, Path file) throws IOException {
        var saved = new Properties();
        saved.setProperty(SERVER, server.toString());
        saved.setProperty(TOKEN, token);
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(
                folder,
                "cli",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (Writer out = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
            saved.store(out, "Written by `hymy login`");
        }
        Files.move(fresh, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private static Properties read(Path file) throws IOException {
        var saved = new Properties();
        if (Files.isRegularFile(file)) {
            try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                saved.load(in);
            }
        }
        return saved;
    }

    private static String basic(String user, String password) {
        byte[] both = (user + ':' + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    private static String first(String... texts) {
        for (String text : texts) {
            if (!text.isBlank()) {
                return text.strip();
            }
        }
        return "";
    }

    @Override
    public String toString() {
        return "Profile[" + server + "]";
    }
}
