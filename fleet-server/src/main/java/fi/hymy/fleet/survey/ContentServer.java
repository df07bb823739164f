package fi.hymy.fleet.survey;

import fi.hymy.fleet.survey.ContentMemory.Content;
import fi.hymy.fleet.web.ApiProblem;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.id.KioskId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/// Gives out surveys and pictures by the hash of their bytes, from memory, and files of other features: in parts
/// where asked, and no faster to a site than its line bears. What is sent waits in nobody's database connection; a
/// reader that is slow holds its own virtual thread and nothing else.
@Component
@EnableConfigurationProperties(ContentSettings.class)
public final class ContentServer {
    private static final Logger LOG = LoggerFactory.getLogger(ContentServer.class);
    private static final int PIECE = 32 * 1024;
    private static final String FOR_EVER = "max-age=31536000, private, immutable";
    /// Who was asked to come back does so within this and twice this.
    private static final Duration LATER = Duration.ofSeconds(10);

    private final Assets assets;
    private final Versions versions;
    private final ObjectProvider<SiteLines> sites;
    private final ContentMemory memory;
    private final Lines lines;
    private final Counter reads;

    ContentServer(
            Assets assets,
            Versions versions,
            ObjectProvider<SiteLines> sites,
            ContentSettings settings,
            MeterRegistry meters) {
        this.assets = assets;
        this.versions = versions;
        this.sites = sites;
        this.memory = new ContentMemory(settings.memory().toBytes());
        this.lines = new Lines(settings.perSite().toBytes(), settings.atOncePerSite(), System::nanoTime);
        this.reads = Counter.builder("hymy.content.reads")
                .description("Reads of surveys and pictures from the database")
                .register(meters);
    }

    /// @throws ApiProblem 404
    Content survey(ContentHash hash) {
        return memory.find(
                        hash,
                        () -> counted(versions.bytes(hash)
                                .map(bytes -> new Content(hash, MediaType.APPLICATION_JSON_VALUE, bytes))))
                .orElseThrow(() -> ApiProblem.notFound("survey", hash.hex()));
    }

    /// @throws ApiProblem 404
    Content asset(ContentHash hash) {
        return memory.find(hash, () -> counted(assets.content(hash)))
                .orElseThrow(() -> ApiProblem.notFound("asset", hash.hex()));
    }

    private Optional<Content> counted(Optional<Content> read) {
        reads.increment();
        return read;
    }

    /// Sends it to a kiosk, over the line of its site.
    ///
    /// @throws ApiProblem 503 when as many downloads run there as may
    void send(Content content, KioskId kiosk, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<String> line = line(kiosk, request.getRemoteAddr());
        if (line.isEmpty()) {
            send(content, request, response);
            return;
        }
        try (Lines.Passage passage = lines.enter(line.get(), kiosk.value()).orElseThrow(ContentServer::busy)) {
            send(tag(content.hash()), content.mediaType(), InMemory.of(content), request, response, passage::take);
        }
    }

    /// Sends a file to a kiosk, over the line of its site, without having all of it in memory. The file must not
    /// change meanwhile.
    ///
    /// @throws ApiProblem 503 when as many downloads run there as may
    /// @throws IOException also when there is no such file
    public void send(
            ContentHash hash, Path file, KioskId kiosk, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String type = MediaType.APPLICATION_OCTET_STREAM_VALUE;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var bytes = new OnDisk(channel, channel.size());
            Optional<String> line = line(kiosk, request.getRemoteAddr());
            if (line.isEmpty()) {
                send(tag(hash), type, bytes, request, response, count -> {});
                return;
            }
            try (Lines.Passage passage = lines.enter(line.get(), kiosk.value()).orElseThrow(ContentServer::busy)) {
                send(tag(hash), type, bytes, request, response, passage::take);
            }
        }
    }

    /// Sends it to somebody whose line is not bounded.
    void send(Content content, HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(tag(content.hash()), content.mediaType(), InMemory.of(content), request, response, bytes -> {});
    }

    /// Those of one site share a line, others that of their address. On this very machine there is no line.
    private Optional<String> line(KioskId kiosk, String address) {
        return sites.stream()
                .flatMap(known -> known.of(kiosk).stream())
                .findFirst()
                .or(() -> isHere(address) ? Optional.empty() : Optional.of("from " + address));
    }

    private static boolean isHere(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static ApiProblem busy() {
        long seconds = LATER.toSeconds() + ThreadLocalRandom.current().nextLong(LATER.toSeconds());
        return ApiProblem.busy("Many downloads run to this site.", Duration.ofSeconds(seconds));
    }

    /// Waits until so many bytes may go.
    private interface Pace {
        void await(int bytes) throws InterruptedException;
    }

    /// What is sent.
    private sealed interface Bytes {
        long size();

        void copy(long first, int length, OutputStream out) throws IOException;
    }

    private record InMemory(Content content) implements Bytes {
        static Bytes of(Content content) {
            return new InMemory(content);
        }

        @Override
        public long size() {
            return content.bytes().length;
        }

        @Override
        public void copy(long first, int length, OutputStream out) throws IOException {
            out.write(content.bytes(), (int) first, length);
        }
    }

    private record OnDisk(FileChannel channel, long size) implements Bytes {
        @Override
        public void copy(long first, int length, OutputStream out) throws IOException {
            ByteBuffer buffer = ByteBuffer.allocate(length);
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, first + buffer.position()) < 0) {
                    throw new EOFException("the file ended early");
                }
            }
            out.write(buffer.array(), 0, length);
        }
    }

    private static String tag(ContentHash hash) {
        return '"' + hash.hex() + '"';
    }

    private static void send(
            String tag,
            String mediaType,
            Bytes bytes,
            HttpServletRequest request,
            HttpServletResponse response,
            Pace pace)
            throws IOException {
        response.setHeader(HttpHeaders.ETAG, tag);
        response.setHeader(HttpHeaders.CACHE_CONTROL, FOR_EVER);
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        if (isKnown(request.getHeader(HttpHeaders.IF_NONE_MATCH), tag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setCharacterEncoding((String) null);
        response.setContentType(mediaType);
        long size = bytes.size();
        switch (Part.of(request.getHeader(HttpHeaders.RANGE), request.getHeader(HttpHeaders.IF_RANGE), tag, size)) {
            case Part.Whole() -> write(bytes, 0, size, request, response, pace);
            case Part.Piece piece -> {
                response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
                response.setHeader(
                        HttpHeaders.CONTENT_RANGE, "bytes %d-%d/%d".formatted(piece.first(), piece.last(), size));
                write(bytes, piece.first(), piece.length(), request, response, pace);
            }
            case Part.Nothing() -> {
                response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
                response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + size);
            }
        }
    }

    private static boolean isKnown(@Nullable String ifNoneMatch, String tag) {
        return ifNoneMatch != null
                && (ifNoneMatch.contains(tag) || ifNoneMatch.strip().equals("*"));
    }

    private static void write(
            Bytes bytes, long first, long length, HttpServletRequest request, HttpServletResponse response, Pace pace)
            throws IOException {
        response.setContentLengthLong(length);
        if (request.getMethod().equals("HEAD")) {
            return;
        }
        try {
            OutputStream out = response.getOutputStream();
            for (long sent = 0; sent < length; ) {
                int piece = (int) Math.min(PIECE, length - sent);
                pace.await(piece);
                bytes.copy(first + sent, piece, out);
                sent += piece;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the server stops");
        } catch (IOException e) {
            // It goes on with a range when it is back.
            LOG.debug("a download of {} broke off", request.getRequestURI(), e);
        }
    }
}
