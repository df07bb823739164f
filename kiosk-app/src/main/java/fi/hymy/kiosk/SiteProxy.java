package fi.hymy.kiosk;

import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The proxy of the site, as `hymy.txt` names it: the kiosk's image hands it over as `HYMY_PROXY=host:port`. From then
/// on the web and the link go through it.
final class SiteProxy {
    private static final Pattern PLACE = Pattern.compile("([A-Za-z0-9.-]{1,253}):([0-9]{1,5})");
    private static final int LARGEST_PORT = 65_535;

    private SiteProxy() {}

    static void use(Map<String, String> environment) {
        of(environment).map(ProxySelector::of).ifPresent(ProxySelector::setDefault);
    }

    static Optional<InetSocketAddress> of(Map<String, String> environment) {
        Matcher place = PLACE.matcher(environment.getOrDefault("HYMY_PROXY", ""));
        if (!place.matches() || Integer.parseInt(place.group(2)) > LARGEST_PORT) {
            return Optional.empty();
        }
        return Optional.of(InetSocketAddress.createUnresolved(place.group(1), Integer.parseInt(place.group(2))));
    }
}
