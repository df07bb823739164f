package fi.hymy.kiosk.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// How far this box has come towards the network by itself: a cable or Wi-Fi, an address, a page that wants a sign-in.
/// Reads a few small files.
///
/// @param classNet as `/sys/class/net`
/// @param links as `/run/systemd/netif/links`
public record LocalNetwork(Path classNet, Path links) {
    public static final LocalNetwork THIS_BOX =
            new LocalNetwork(Path.of("/sys/class/net"), Path.of("/run/systemd/netif/links"));

    /// What stands in the way, seen from here.
    public enum State {
        /// No cable is plugged in and no Wi-Fi was joined.
        NO_LINK,
        /// Nobody gave this box an address.
        NO_ADDRESS,
        /// The network said that it shows a page first.
        PORTAL,
        UP
    }

    public State state() {
        if (!carried()) {
            return State.NO_LINK;
        }
        if (!addressed()) {
            return State.NO_ADDRESS;
        }
        return portal() ? State.PORTAL : State.UP;
    }

    /// Cards first; a machine that has none, as a container, has other ways.
    private boolean carried() {
        List<Path> all = list(classNet).filter(face -> !face.endsWith("lo")).toList();
        List<Path> cards = all.stream()
                .filter(face -> Files.exists(face.resolve("device")))
                .toList();
        return (cards.isEmpty() ? all : cards)
                .stream().anyMatch(face -> text(face.resolve("carrier")).equals("1"));
    }

    private static boolean addressed() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .anyMatch(LocalNetwork::outward);
        } catch (SocketException e) {
            return false;
        }
    }

    private static boolean outward(InetAddress address) {
        return !address.isLoopbackAddress() && !address.isLinkLocalAddress();
    }

    /// The network tells it with the address (RFC 8910), and systemd writes it down.
    private boolean portal() {
        return list(links).anyMatch(link -> text(link).lines().anyMatch(line -> line.startsWith("CAPTIVE_PORTAL=h")));
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> found = Files.list(folder)) {
            return found.toList().stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    /// A card that is switched off does not let its carrier be read.
    private static String text(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
