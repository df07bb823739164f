package fi.hymy.fleet.broker;

import fi.hymy.protocol.id.KioskId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/// Writes for a mosquitto broker who may connect, and which topics: `hymy.conf` to be included, and the files
/// that it names. Mosquitto lets in whoever our authority signed for, under the name in the certificate and
/// no other client id, so that a new kiosk needs nothing to be written. Those shut out are in `crl.pem`,
/// which keeps them from connecting, and in `acl`, which ends what a connection that still stands may do.
/// Mosquitto reads both again on SIGHUP.
///
/// Mosquitto lets a kiosk subscribe to anything, and delivers nothing that its rules forbid. A kiosk that
/// knew the servers' share group could so draw off messages, which their senders then send again: give the
/// group a name that is not known.
public final class MosquittoFiles {
    private MosquittoFiles() {}

    /// @param port on which mosquitto is to listen
    /// @param server common name of the certificate by which this server comes
    /// @param authority PEM: who signs
    /// @param certificate PEM: what mosquitto proves itself with
    /// @param key PEM: of that certificate
    /// @param revoked PEM: the list of certificates that are good no more
    /// @param shutOut kiosks none of whose certificates is good
    public record Content(
            int port,
            String server,
            String authority,
            String certificate,
            String key,
            String revoked,
            List<KioskId> shutOut) {
        public Content {
            shutOut = List.copyOf(shutOut);
        }

        @Override
        public String toString() {
            return "Content[" + server + "]";
        }
    }

    /// @return whether anything changed
    public static boolean write(Path folder, Content content) throws IOException {
        Files.createDirectories(folder);
        boolean changed = replace(folder.resolve("ca.pem"), content.authority());
        changed |= replace(folder.resolve("server.pem"), content.certificate());
        changed |= replace(folder.resolve("server.key"), content.key());
        changed |= replace(folder.resolve("crl.pem"), content.revoked());
        changed |= replace(folder.resolve("acl"), rules(content));
        return replace(folder.resolve("hymy.conf"), configuration(folder, content.port())) || changed;
    }

    private static String rules(Content content) {
        StringBuilder rules = new StringBuilder("""
                user %s
                topic read hymy/v1/+/up/#
                topic write hymy/v1/+/dn/#

                """.formatted(content.server()));
        content.shutOut()
                .forEach(kiosk -> rules.append("user ").append(kiosk.value()).append("\ntopic deny hymy/#\n\n"));
        return rules.append("""
                pattern write hymy/v1/%u/up/+
                pattern read hymy/v1/%u/dn/#
                """).toString();
    }

    private static String configuration(Path folder, int port) {
        return """
                listener %d
                cafile %s
                certfile %s
                keyfile %s
                crlfile %s
                tls_version tlsv1.3
                require_certificate true
                use_identity_as_username true
                use_username_as_clientid true
                allow_anonymous false
                acl_file %s
                """.formatted(
                        port,
                        folder.resolve("ca.pem").toAbsolutePath(),
                        folder.resolve("server.pem").toAbsolutePath(),
                        folder.resolve("server.key").toAbsolutePath(),
                        folder.resolve("crl.pem").toAbsolutePath(),
                        folder.resolve("acl").toAbsolutePath());
    }

    /// The key can be read by this user and its group alone: mosquitto's own user belongs into that group.
    private static boolean replace(Path file, String content) throws IOException {
        if (Files.exists(file) && Files.readString(file).equals(content)) {
            return false;
        }
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----")));
        Files.writeString(fresh, content);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return true;
    }
}
