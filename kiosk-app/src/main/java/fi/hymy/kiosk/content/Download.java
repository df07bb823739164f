package fi.hymy.kiosk.content;

import fi.hymy.kiosk.content.ContentSource.Body;
import fi.hymy.kiosk.content.ContentSource.OutOfRange;
import fi.hymy.kiosk.content.ContentSource.Unavailable;
import fi.hymy.kiosk.content.FetchResult.Cancelled;
import fi.hymy.kiosk.content.FetchResult.Failure;
import fi.hymy.kiosk.content.FetchResult.FetchFailed;
import fi.hymy.kiosk.content.FetchResult.HashMismatch;
import fi.hymy.kiosk.content.FetchResult.NoRoom;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;
import java.util.Optional;

/// Brings one file from a source into the store, going on where an earlier attempt broke off.
final class Download {
    private static final int BUFFER = 64 * 1024;

    private final ContentStore store;
    private final ContentSource source;
    private final Wanted file;

    Download(ContentStore store, ContentSource source, Wanted file) {
        this.store = store;
        this.source = source;
        this.file = file;
    }

    /// What stands at the end of a stream of bytes.
    ///
    /// @param length of the part then
    /// @param trouble why the stream ended too soon, empty when it did not
    private record Copied(long length, Optional<String> trouble) {}

    /// @return why the file is not in the store; empty when it is
    Optional<Failure> run() {
        try {
            return store.find(file.hash()).isPresent() ? Optional.empty() : resume();
        } catch (InterruptedException | InterruptedIOException | ClosedByInterruptException e) {
            Thread.currentThread().interrupt();
            return Optional.of(new Cancelled());
        } catch (IOException e) {
            // The answers need what little the disk has left.
            store.discardPart(file.hash());
            return Optional.of(new NoRoom("the disk does not take %s (%s)".formatted(file.inWords(), reason(e))));
        }
    }

    private static String reason(IOException e) {
        Optional<String> reason =
                Optional.ofNullable(e instanceof FileSystemException file ? file.getReason() : e.getMessage());
        return reason.orElse(e.getClass().getSimpleName());
    }

    /// What an earlier attempt left may be torn or not the beginning at all; then it is thrown away, once.
    private Optional<Failure> resume() throws IOException, InterruptedException {
        long have = store.partLength(file.hash());
        if (have == 0) {
            return fetchFrom(0);
        }
        if (store.admit(file.hash())) {
            return Optional.empty();
        }
        Optional<Failure> failure = have < file.limit() ? fetchFrom(have) : mismatch();
        if (failure.isPresent() && failure.get() instanceof HashMismatch) {
            store.discardPart(file.hash());
            return fetchFrom(0);
        }
        return failure;
    }

    private Optional<Failure> fetchFrom(long offset) throws IOException, InterruptedException {
        return switch (source.open(file, offset)) {
            case Unavailable(String reason) -> failed(reason, false);
            case OutOfRange _ -> mismatch();
            case Body body -> take(body);
        };
    }

    private Optional<Failure> take(Body body) throws IOException {
        try (InputStream bytes = body.bytes()) {
            long total = body.total().orElse(file.limit());
            if (total > file.limit()) {
                return failed("it is %d bytes long, at most %d are taken".formatted(total, file.limit()), false);
            }
            long room = store.room();
            if (total - body.offset() > room) {
                return Optional.of(new NoRoom("%s needs %d bytes, and there is room for %d"
                        .formatted(file.inWords(), total - body.offset(), room)));
            }
            Copied copied = copy(bytes, body.offset());
            boolean progressed = copied.length() > body.offset();
            if (copied.trouble().isPresent()) {
                return failed(copied.trouble().get(), progressed);
            }
            if (body.total().isPresent() && copied.length() < total) {
                return failed("it broke off after %d of %d bytes".formatted(copied.length(), total), progressed);
            }
            return verify();
        }
    }

    private Optional<Failure> verify() throws IOException {
        if (store.admit(file.hash())) {
            return Optional.empty();
        }
        store.discardPart(file.hash());
        return mismatch();
    }

    /// Appends to the part. Trouble with the source is an outcome, trouble with the disk an exception.
    private Copied copy(InputStream bytes, long offset) throws IOException {
        long length = offset;
        byte[] buffer = new byte[BUFFER];
        try (FileOutputStream out =
                new FileOutputStream(store.beginPart(file.hash()).toFile(), offset > 0)) {
            while (true) {
                int count;
                try {
                    count = bytes.read(buffer);
                } catch (InterruptedIOException e) {
                    throw e;
                } catch (IOException e) {
                    return new Copied(length, Optional.of("after %d bytes: %s".formatted(length, e.getMessage())));
                }
                if (count < 0) {
                    return new Copied(length, Optional.empty());
                }
                length += count;
                if (length > file.limit()) {
                    store.discardPart(file.hash());
                    return new Copied(0, Optional.of("it is longer than %d bytes".formatted(file.limit())));
                }
                out.write(buffer, 0, count);
            }
        }
    }

    private Optional<Failure> mismatch() {
        return Optional.of(new HashMismatch("what came for %s has another hash".formatted(file.inWords())));
    }

    private Optional<Failure> failed(String reason, boolean progressed) {
        return Optional.of(new FetchFailed("%s: %s".formatted(file.inWords(), reason), progressed));
    }
}
