package fi.hymy.kiosk.network;

import fi.hymy.kiosk.config.JoinAddress;
import fi.hymy.kiosk.network.NetworkSettings.Fixed;
import fi.hymy.kiosk.network.NetworkSettings.Lte;
import fi.hymy.kiosk.network.NetworkSettings.Security;
import fi.hymy.kiosk.network.NetworkSettings.Wifi;
import java.net.Inet4Address;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// The files of those who make the connection: systemd's network, wpa_supplicant, the modem's unit, the firewall's
/// doors and the kiosk's program. Pure.
///
/// No text of `hymy.txt` enters wpa_supplicant's file as it stands: names and passwords are written as hex digits.
final class NetworkFiles {
    static final String HEAD = "# Made from hymy.txt at each start.\n";

    private static final int PSK_ROUNDS = 4096;
    private static final int PSK_BITS = 256;

    private final NetworkSettings settings;
    private final Optional<JoinAddress> server;

    /// @param path below `/run`
    /// @param secret whether root alone may read it
    record Made(String path, String text, boolean secret) {
        static Made open(String path, String text) {
            return new Made(path, HEAD + text, false);
        }

        @Override
        public String toString() {
            return path;
        }
    }

    private NetworkFiles(NetworkSettings settings, Optional<JoinAddress> server) {
        this.settings = settings;
        this.server = server;
    }

    /// @param server that the file names
    static List<Made> of(NetworkSettings settings, Optional<JoinAddress> server) {
        var files = new NetworkFiles(settings, server);
        var made = new ArrayList<Made>();
        settings.fixed().map(NetworkFiles::wired).ifPresent(made::add);
        settings.wifi().ifPresent(wifi -> {
            made.add(NetworkFiles.air());
            made.add(files.supplicant(wifi));
        });
        if (settings.stick()) {
            made.add(stick());
        }
        settings.lte().ifPresent(lte -> {
            made.add(modemNetwork());
            made.add(modem(lte));
        });
        if (!settings.timeServers().isEmpty()) {
            made.add(Made.open(
                    "systemd/timesyncd.conf.d/hymy.conf",
                    "[Time]\nNTP=%s\n".formatted(String.join(" ", settings.timeServers()))));
        }
        made.add(files.environment());
        made.add(files.doors());
        return List.copyOf(made);
    }

    private static Made wired(Fixed fixed) {
        String dns = fixed.dns().stream()
                .map(Inet4Address::getHostAddress)
                .map("DNS=%s\n"::formatted)
                .collect(Collectors.joining());
        return Made.open("systemd/network/10-hymy-ethernet.network", """
                [Match]
                Type=ether
                Kind=!*
                Path=!*-usb-*

                [Network]
                Address=%s/%d
                Gateway=%s
                %sLLMNR=no
                MulticastDNS=no
                LLDP=no
                """.formatted(
                fixed.address().getHostAddress(), fixed.bits(), fixed.gateway().getHostAddress(), dns));
    }

    private static Made air() {
        return asking("20-hymy-wifi", "Type=wlan", 2000);
    }

    private static Made stick() {
        return asking("30-hymy-stick", "Type=ether\nPath=*-usb-*", 3000);
    }

    private static Made modemNetwork() {
        return asking("31-hymy-modem", "Type=wwan", 3000);
    }

    /// One that asks for its address. A wire comes before the air, and the air before what costs.
    private static Made asking(String name, String match, int metric) {
        return Made.open("systemd/network/" + name + ".network", """
                [Match]
                %s

                [Network]
                DHCP=yes
                LLMNR=no
                MulticastDNS=no
                LLDP=no
                IPv6PrivacyExtensions=yes

                [DHCPv4]
                RouteMetric=%d
                SendHostname=no
                UseDomains=no

                [IPv6AcceptRA]
                RouteMetric=%d
                """.formatted(match, metric, metric));
    }

    private Made supplicant(Wifi wifi) {
        var text = new StringBuilder(HEAD);
        text.append("country=").append(settings.country()).append('\n');
        text.append("update_config=0\np2p_disabled=1\nsae_pwe=2\n\nnetwork={\n");
        text.append("  ssid=").append(hex(wifi.name())).append('\n');
        text.append("  scan_ssid=").append(wifi.hidden() ? 1 : 0).append('\n');
        text.append(
                switch (wifi.security()) {
                    case OPEN -> "  key_mgmt=NONE\n";
                    case WPA3 -> "  key_mgmt=SAE\n  ieee80211w=2\n  sae_password=%s\n".formatted(hex(wifi.password()));
                    case WPA ->
                        "  key_mgmt=WPA-PSK WPA-PSK-SHA256 SAE\n  proto=RSN\n  ieee80211w=1\n  psk=%s\n  sae_password=%s\n"
                                .formatted(psk(wifi), hex(wifi.password()));
                });
        text.append("}\n");
        return new Made("hymy/network/wpa_supplicant.conf", text.toString(), wifi.security() != Security.OPEN);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    /// As `wpa_passphrase` makes it.
    static String psk(Wifi wifi) {
        var password = new PBEKeySpec(
                wifi.password().toCharArray(), wifi.name().getBytes(StandardCharsets.UTF_8), PSK_ROUNDS, PSK_BITS);
        try {
            byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA1")
                    .generateSecret(password)
                    .getEncoded();
            return HexFormat.of().formatHex(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has PBKDF2", e);
        } finally {
            password.clearPassword();
        }
    }

    /// For the unit that tells the modem.
    private static Made modem(Lte lte) {
        var parts = new ArrayList<String>();
        parts.add("apn=" + lte.apn());
        Optional.of(lte.user()).filter(text -> !text.isEmpty()).ifPresent(user -> parts.add("user=" + user));
        Optional.of(lte.password()).filter(text -> !text.isEmpty()).ifPresent(word -> parts.add("password=" + word));
        Optional.of(lte.pin()).filter(text -> !text.isEmpty()).ifPresent(pin -> parts.add("pin=" + pin));
        return new Made("hymy/network/modem", "MODEM='%s'\n".formatted(String.join(",", parts)), true);
    }

    private Made environment() {
        String proxy = settings.proxy().map("HYMY_PROXY=%s\n"::formatted).orElse("");
        return Made.open("hymy/network/kiosk.env", "TZ=%s\n%s".formatted(settings.zone(), proxy));
    }

    private Made doors() {
        String text = settings.proxy()
                .map("proxy %s\n"::formatted)
                .orElseGet(() -> server.map(address ->
                                "server %s\n".formatted(address.server().getRawAuthority()))
                        .orElse(""));
        return Made.open("hymy/network/doors", text);
    }
}
