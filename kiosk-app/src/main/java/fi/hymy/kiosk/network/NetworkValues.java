package fi.hymy.kiosk.network;

import fi.hymy.kiosk.network.Fault.Kind;
import fi.hymy.kiosk.network.NetworkFile.Reading;
import fi.hymy.kiosk.network.NetworkSettings.Fixed;
import fi.hymy.kiosk.network.NetworkSettings.Lte;
import fi.hymy.kiosk.network.NetworkSettings.Security;
import fi.hymy.kiosk.network.NetworkSettings.Wifi;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The rules of the single settings: what each may look like, and what belongs together.
final class NetworkValues {
    static final String USUAL_ZONE = "Etc/UTC";

    private static final int LONGEST_SSID = 32;
    private static final int SHORTEST_PASSWORD = 8;
    private static final int LONGEST_PASSWORD = 63;
    private static final int LARGEST_PORT = 65_535;
    private static final int SMALLEST_PREFIX = 8;
    private static final int LARGEST_PREFIX = 30;
    private static final Pattern CIDR = Pattern.compile("([0-9.]{7,15})/([0-9]{1,2})");
    private static final Pattern QUAD = Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?:\\.(?!$)|$)){4}");
    private static final Pattern HOST = Pattern.compile(
            "(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*");
    private static final Pattern PROXY = Pattern.compile("(?:http://)?([^:/@]+):([0-9]{1,5})/?");
    /// What may stand between commas in what a modem is told.
    private static final Pattern MODEM_TEXT = Pattern.compile("[A-Za-z0-9._@+/:;!?*#%&()-]{1,64}");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final Reading file;

    NetworkValues(Reading file) {
        this.file = file;
    }

    @Nullable
    Wifi wifi() {
        Security security = security();
        boolean hidden = yes("wifi.hidden");
        String name = file.read("wifi.name", Kind.WIFI_NAME_LONG, text -> bytes(text) <= LONGEST_SSID ? text : null);
        String password = file.read("wifi.password", Kind.WIFI_PASSWORD_LENGTH, NetworkValues::password);
        if (!file.has("wifi.name")) {
            List.of("wifi.password", "wifi.hidden", "wifi.security").stream()
                    .filter(file::has)
                    .findFirst()
                    .ifPresent(alone -> file.fault(file.line(alone), Kind.WIFI_NAME_MISSING, alone));
            return null;
        }
        if (security == Security.OPEN && file.has("wifi.password")) {
            file.fault(file.line("wifi.password"), Kind.WIFI_PASSWORD_OPEN);
            return null;
        }
        if (security != Security.OPEN && !file.has("wifi.password")) {
            file.fault(file.line("wifi.name"), Kind.WIFI_PASSWORD_MISSING);
            return null;
        }
        if (name == null || (password == null && security != Security.OPEN)) {
            return null;
        }
        return new Wifi(name, orEmpty(password), security, hidden);
    }

    private Security security() {
        Security security =
                file.read("wifi.security", Kind.WIFI_SECURITY, text -> switch (text.toLowerCase(Locale.ROOT)) {
                    case "wpa", "wpa2" -> Security.WPA;
                    case "wpa3" -> Security.WPA3;
                    case "open" -> Security.OPEN;
                    default -> null;
                });
        return security == null ? Security.WPA : security;
    }

    private static @Nullable String password(String text) {
        int length = bytes(text);
        return length >= SHORTEST_PASSWORD && length <= LONGEST_PASSWORD ? text : null;
    }

    @Nullable
    Fixed fixed() {
        if (!file.has("ethernet.address") && !file.has("ethernet.gateway") && !file.has("ethernet.dns")) {
            return null;
        }
        Place place = file.read("ethernet.address", Kind.ADDRESS, NetworkValues::place);
        Inet4Address gateway = file.read("ethernet.gateway", Kind.GATEWAY, NetworkValues::address);
        List<Inet4Address> dns = file.read("ethernet.dns", Kind.DNS, NetworkValues::addresses);
        if (place != null && place.automatic() && !file.has("ethernet.gateway") && !file.has("ethernet.dns")) {
            return null;
        }
        for (String name : List.of("ethernet.address", "ethernet.gateway", "ethernet.dns")) {
            if (!file.has(name)) {
                int line = Math.max(file.line("ethernet.address"), file.line("ethernet.gateway"));
                file.fault(Math.max(line, file.line("ethernet.dns")), Kind.FIXED_INCOMPLETE, name);
            }
        }
        if (place == null || gateway == null || dns == null || place.address() == null) {
            return null;
        }
        if (!place.reaches(gateway)) {
            file.fault(file.line("ethernet.gateway"), Kind.GATEWAY_OUTSIDE, gateway.getHostAddress());
            return null;
        }
        return new Fixed(place.address(), place.bits(), gateway, dns);
    }

    /// @param address null to ask for one
    private record Place(@Nullable Inet4Address address, int bits) {
        boolean automatic() {
            return address == null;
        }

        boolean reaches(Inet4Address other) {
            int mask = -1 << (Integer.SIZE - bits);
            return address != null
                    && (number(address) & mask) == (number(other) & mask)
                    && number(address) != number(other);
        }

        private static int number(Inet4Address address) {
            return java.nio.ByteBuffer.wrap(address.getAddress()).getInt();
        }
    }

    private static @Nullable Place place(String text) {
        if (text.equalsIgnoreCase("auto")) {
            return new Place(null, 0);
        }
        Matcher cidr = CIDR.matcher(text);
        if (!cidr.matches()) {
            return null;
        }
        Inet4Address address = address(cidr.group(1));
        int bits = Integer.parseInt(cidr.group(2));
        return address == null || bits < SMALLEST_PREFIX || bits > LARGEST_PREFIX ? null : new Place(address, bits);
    }

    private static @Nullable Inet4Address address(String text) {
        if (!QUAD.matcher(text).matches()) {
            return null;
        }
        try {
            return InetAddress.ofLiteral(text) instanceof Inet4Address four && usable(four) ? four : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean usable(Inet4Address address) {
        return !address.isAnyLocalAddress() && !address.isLoopbackAddress() && !address.isMulticastAddress();
    }

    private static @Nullable List<Inet4Address> addresses(String text) {
        var found = new ArrayList<Inet4Address>();
        for (String one : text.split("[ ,;]+", -1)) {
            Inet4Address address = address(one);
            if (address == null) {
                return null;
            }
            found.add(address);
        }
        return found;
    }

    @Nullable
    Lte lte() {
        String apn = modem("lte.apn", Kind.APN);
        String user = modem("lte.user", Kind.LTE_TEXT);
        String password = modem("lte.password", Kind.LTE_TEXT);
        String pin = file.read("lte.pin", Kind.LTE_PIN, text -> text.matches("[0-9]{4,8}") ? text : null);
        if (!file.has("lte.apn")) {
            List.of("lte.user", "lte.password", "lte.pin").stream()
                    .filter(file::has)
                    .findFirst()
                    .ifPresent(alone -> file.fault(file.line(alone), Kind.APN_MISSING, alone));
            return null;
        }
        return apn == null ? null : new Lte(apn, orEmpty(user), orEmpty(password), orEmpty(pin));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private @Nullable String modem(String name, Kind kind) {
        return file.read(name, kind, text -> MODEM_TEXT.matcher(text).matches() ? text : null);
    }

    @Nullable
    String proxy() {
        if (file.has("proxy") && file.read("proxy", Kind.PROXY_PASSWORD, NetworkValues::withoutUser) == null) {
            return null;
        }
        return file.read("proxy", Kind.PROXY, text -> {
            Matcher proxy = PROXY.matcher(text);
            return proxy.matches() && HOST.matcher(proxy.group(1)).matches() && isPort(proxy.group(2))
                    ? proxy.group(1) + ":" + Integer.parseInt(proxy.group(2))
                    : null;
        });
    }

    private static @Nullable String withoutUser(String text) {
        return text.indexOf('@') >= 0 ? null : text;
    }

    private static boolean isPort(String digits) {
        int port = Integer.parseInt(digits);
        return port >= 1 && port <= LARGEST_PORT;
    }

    boolean yes(String name) {
        Boolean yes = file.read(name, Kind.YES_NO, text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "yes", "true", "on", "kyllä", "ja" -> Boolean.TRUE;
            case "no", "false", "off", "ei", "nej" -> Boolean.FALSE;
            default -> null;
        });
        return Boolean.TRUE.equals(yes);
    }

    String zone() {
        String zone = file.read(
                "time.zone", Kind.ZONE, text -> ZoneId.getAvailableZoneIds().contains(text) ? text : null);
        return zone == null ? USUAL_ZONE : zone;
    }

    String country() {
        String country = file.read("country", Kind.COUNTRY, text -> {
            String capital = text.toUpperCase(Locale.ROOT);
            return COUNTRIES.contains(capital) ? capital : null;
        });
        return country == null ? "FI" : country;
    }

    List<String> timeServers() {
        List<String> servers = file.read("time.server", Kind.TIME_SERVER, text -> {
            List<String> hosts = List.of(text.split("[ ,;]+", -1));
            return hosts.stream().allMatch(host -> HOST.matcher(host).matches()) ? hosts : null;
        });
        return servers == null ? List.of() : servers;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
