package fi.hymy.kiosk.link;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The way through a site's proxy, where there is one: it is asked to connect to the broker (`CONNECT`, RFC 9110), and
/// carries bytes from then on. The broker's name is looked up by the proxy. One that wants a password is not spoken to.
final class HttpTunnel {
    private static final int LONGEST_ANSWER = 8 * 1024;
    private static final int GRANTED = 200;

    private HttpTunnel() {}

    /// Connects a socket, through the proxy that this machine uses for the web, if any.
    ///
    /// @param timeoutMillis for the connection, and for the proxy's answer
    static void connect(Socket socket, SocketAddress endpoint, int timeoutMillis) throws IOException {
        InetSocketAddress proxy = endpoint instanceof InetSocketAddress to ? proxy(to) : null;
        if (proxy == null) {
            socket.connect(endpoint, timeoutMillis);
            return;
        }
        try {
            socket.connect(proxy, timeoutMillis);
            socket.setSoTimeout(timeoutMillis);
            ask(socket, (InetSocketAddress) endpoint);
            socket.setSoTimeout(0);
        } catch (SocketTimeoutException e) {
            throw new IOException("the proxy %s does not answer".formatted(proxy), e);
        }
    }

    private static @Nullable InetSocketAddress proxy(InetSocketAddress to) {
        ProxySelector selector = ProxySelector.getDefault();
        if (selector == null) {
            return null;
        }
        List<Proxy> ways = selector.select(URI.create("https://" + bracketed(to.getHostString()) + ":" + to.getPort()));
        return ways.stream()
                .filter(way -> way.type() == Proxy.Type.HTTP && way.address() instanceof InetSocketAddress)
                .map(way -> (InetSocketAddress) way.address())
                // Looked up now, for it may have moved since the start.
                .map(way -> new InetSocketAddress(way.getHostString(), way.getPort()))
                .findFirst()
                .orElse(null);
    }

    private static void ask(Socket socket, InetSocketAddress to) throws IOException {
        String place = bracketed(to.getHostString()) + ":" + to.getPort();
        String question = "CONNECT %1$s HTTP/1.1\r\nHost: %1$s\r\n\r\n".formatted(place);
        socket.getOutputStream().write(question.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        String answer = head(socket.getInputStream());
        String[] words = answer.split(" ", 3);
        if (!answer.startsWith("HTTP/1.") || words.length < 2 || !words[1].equals(Integer.toString(GRANTED))) {
            throw new IOException("the proxy does not let the kiosk through: "
                    + answer.lines().findFirst().orElse("it says nothing"));
        }
    }

    /// One byte at a time, for what follows belongs to the broker.
    private static String head(InputStream in) throws IOException {
        var text = new StringBuilder();
        while (text.length() < LONGEST_ANSWER && text.indexOf("\r\n\r\n") < 0) {
            int read = in.read();
            if (read < 0) {
                break;
            }
            text.append((char) read);
        }
        return text.toString();
    }

    private static String bracketed(String host) {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }
}
