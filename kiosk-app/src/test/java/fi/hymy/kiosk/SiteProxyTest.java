package fi.hymy.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SiteProxyTest {
    @Test
    void isAPlaceOrNone() {
        assertThat(SiteProxy.of(Map.of("HYMY_PROXY", "proxy.example.com:3128")))
                .contains(InetSocketAddress.createUnresolved("proxy.example.com", 3128));
        assertThat(SiteProxy.of(Map.of())).isEmpty();
        assertThat(SiteProxy.of(Map.of("HYMY_PROXY", "proxy.example.com"))).isEmpty();
        assertThat(SiteProxy.of(Map.of("HYMY_PROXY", "proxy.example.com:99999")))
                .isEmpty();
    }
}
