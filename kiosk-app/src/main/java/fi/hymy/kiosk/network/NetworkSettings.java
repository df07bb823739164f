package fi.hymy.kiosk.network;

import java.net.Inet4Address;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How the box reaches the network. What exists has been checked: nothing here can end a line of the files that are
/// written from it.
///
/// @param wifiOrNull the network without a wire, if there is one
/// @param fixedOrNull the address at the socket for a wire; null to ask for one
/// @param lteOrNull a modem's network
/// @param stick whether network cards that are plugged into USB are used
/// @param proxyOrNull the way out as `host:port`
/// @param zone as `Europe/Helsinki`
/// @param country two capital letters, for which radio channels may be used
/// @param timeServers asked for the time; empty for the usual ones
record NetworkSettings(
        @Nullable Wifi wifiOrNull,
        @Nullable Fixed fixedOrNull,
        @Nullable Lte lteOrNull,
        boolean stick,
        @Nullable String proxyOrNull,
        String zone,
        String country,
        List<String> timeServers) {

    NetworkSettings {
        timeServers = List.copyOf(timeServers);
    }

    Optional<Wifi> wifi() {
        return Optional.ofNullable(wifiOrNull);
    }

    Optional<Fixed> fixed() {
        return Optional.ofNullable(fixedOrNull);
    }

    Optional<Lte> lte() {
        return Optional.ofNullable(lteOrNull);
    }

    Optional<String> proxy() {
        return Optional.ofNullable(proxyOrNull);
    }

    enum Security {
        /// WPA2 and WPA3, whichever the access point has.
        WPA,
        WPA3,
        /// Without a password.
        OPEN
    }

    /// @param name at most 32 bytes in UTF-8
    /// @param password 8 to 63 bytes; empty with [Security#OPEN]
    /// @param hidden whether the access point keeps its name to itself
    record Wifi(String name, String password, Security security, boolean hidden) {
        @Override
        public String toString() {
            return "Wifi[%s, %s]".formatted(name, security);
        }
    }

    /// @param bits of the address that name the network
    record Fixed(Inet4Address address, int bits, Inet4Address gateway, List<Inet4Address> dns) {
        Fixed {
            dns = List.copyOf(dns);
        }
    }

    /// @param apn name of the modem's network
    /// @param user may be empty, as may the password and the PIN of the card
    record Lte(String apn, String user, String password, String pin) {
        @Override
        public String toString() {
            return "Lte[%s]".formatted(apn);
        }
    }
}
