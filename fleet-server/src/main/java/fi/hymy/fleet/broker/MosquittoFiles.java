package fi.hymy.fleet.broker;

import fi.hymy.protocol.id.KioskId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/// Writes the registry for a mosquitto broker: who may connect, and which topics. Mosquitto reads both files again
/// on SIGHUP. It must also be told `use_username_as_clientid true`, so that no kiosk takes over another's session.
///
/// Mosquitto lets a kiosk subscribe to anything, and delivers nothing that its rules forbid. A kiosk that knew the
/// servers' share group could so draw off messages, which their senders then send again: give the group a name
/// that is not known.
public final class MosquittoFiles {
    private MosquittoFiles() {}

    /// @param hashes of the kiosks' secrets, in mosquitto's form
    /// @param serverHash of the server's password
    /// @return whether anything changed
    public static boolean write(Path folder, Map<KioskId, String> hashes, String server, String serverHash)
            throws IOException {
        StringBuilder passwords = new StringBuilder();
        passwords.append(server).append(':').append(serverHash).append('\n');
        hashes.forEach((kiosk, hash) ->
                passwords.append(kiosk.value()).append(':').append(hash).append('\n'));
        String rules = """
                user %s
                topic read hymy/v1/+/up/#
                topic write hymy/v1/+/dn/#

                pattern write hymy/v1/%%u/up/+
                pattern read hymy/v1/%%u/dn/#
                """.formatted(server);
        boolean changed = replace(folder.resolve("acl"), rules);
        return replace(folder.resolve("passwords"), passwords.toString()) || changed;
    }

    private static boolean replace(Path file, String content) throws IOException {
        if (Files.exists(file) && Files.readString(file).equals(content)) {
            return false;
        }
        Path fresh = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), content);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return true;
    }
}
