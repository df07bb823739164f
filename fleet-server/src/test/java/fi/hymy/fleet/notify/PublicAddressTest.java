package fi.hymy.fleet.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PublicAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.1",
                "192.0.2.1",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.9",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fd00::1",
                "fec0::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::1",
                "2001:0:a00:1::1"
            })
    void reachesNothingThatOnlyTheServerCanReach(String address) throws UnknownHostException {
        assertThat(PublicAddress.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "198.20.0.1", "2606:4700::1111"})
    void reachesWhatEverybodyCanReach(String address) throws UnknownHostException {
        assertThat(PublicAddress.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/",
                "ftp://example.org/",
                "file:///etc/passwd",
                "https:///path",
                "https://name:word@example.org/",
                "https://example.org/#part",
                "example.org"
            })
    void takesOnlyPlainHttpsAddresses(String address) {
        assertThat(PublicAddress.problemOf(URI.create(address), false)).isPresent();
    }

    @Test
    void looksThroughWrittenFormsOfPrivateAddresses() throws UnknownHostException {
        assertThat(PublicAddress.problemNow(URI.create("https://localhost/hook"), false))
                .isPresent();
        assertThat(PublicAddress.problemNow(URI.create("https://[::ffff:127.0.0.1]/hook"), false))
                .isPresent();
        assertThat(PublicAddress.problemNow(URI.create("http://127.0.0.1:8080/hook"), true))
                .isEmpty();
    }
}
