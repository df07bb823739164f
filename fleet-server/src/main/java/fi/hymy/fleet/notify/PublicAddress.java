package fi.hymy.fleet.notify;

import static fi.hymy.fleet.web.Tongue.t;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/// Whether a webhook may be called: what an operator writes must not reach through the server what only the server can
/// reach (server-side request forgery).
///
/// A name is looked up just before the call, and Java keeps what it found for 30 seconds: so the call goes to what was
/// looked at, unless that time ends in between.
final class PublicAddress {
    private PublicAddress() {}

    /// What is wrong with an address, as far as its text tells; empty when nothing is.
    static Optional<String> problemOf(URI uri, boolean allowPrivate) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || !(scheme.equals("https") || (allowPrivate && scheme.equals("http")))) {
            return Optional.of(t("A webhook's address must begin with https:// and name a host."));
        }
        return uri.getUserInfo() != null || uri.getFragment() != null
                ? Optional.of(t("A webhook's address may hold no user name and no #part."))
                : Optional.empty();
    }

    /// As [#problemOf], by what its name means now.
    ///
    /// @throws UnknownHostException when it means nothing
    static Optional<String> problemNow(URI uri, boolean allowPrivate) throws UnknownHostException {
        Optional<String> problem = problemOf(uri, allowPrivate);
        if (problem.isPresent() || allowPrivate) {
            return problem;
        }
        for (InetAddress address : InetAddress.getAllByName(uri.getHost())) {
            if (!isPublic(address)) {
                return Optional.of(t(
                        "%s is an address of this machine or of a private network: these are not called unless hymy.webhook.allow-private is set.",
                        address.getHostAddress()));
            }
        }
        return Optional.empty();
    }

    static boolean isPublic(InetAddress address) {
        return !address.isLoopbackAddress()
                && !address.isAnyLocalAddress()
                && !address.isLinkLocalAddress()
                && !address.isSiteLocalAddress()
                && !address.isMulticastAddress()
                && !isSpecial(address.getAddress());
    }

    /// IPv4: this network, carrier-grade NAT, IETF's own, benchmarks, documentation and reserved; IPv6: unique local,
    /// and forms that hold an IPv4 address (RFC 6890).
    private static boolean isSpecial(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        if (bytes.length == 4) {
            return first == 0
                    || first >= 240
                    || (first == 100 && second >= 64 && second < 128)
                    || (first == 192 && second == 0)
                    || (first == 198 && (second == 18 || second == 19 || second == 51))
                    || (first == 203 && second == 0 && (bytes[2] & 0xff) == 113);
        }
        boolean uniqueLocal = (first & 0xfe) == 0xfc;
        boolean teredoOrSixToFour =
                first == 0x20 && ((second == 0x01 && bytes[2] == 0 && bytes[3] == 0) || second == 0x02);
        boolean nat64 = first == 0x00 && second == 0x64;
        boolean mapped = first == 0 && second == 0 && bytes[2] == 0 && bytes[3] == 0;
        return uniqueLocal || teredoOrSixToFour || nat64 || mapped;
    }
}
