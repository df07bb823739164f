package fi.hymy.fleet.survey;

import fi.hymy.protocol.id.ContentHash;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What kiosks fetch, kept in memory up to a bound: ten thousand that ask at once for the same picture cost
/// one read of the database. What was not asked for longest goes first. Any thread.
final class ContentMemory {
    /// As many reads of the database run at once, whatever is asked for.
    private static final int READS = 2;

    private final long most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<ContentHash, Content> kept = new LinkedHashMap<>(16, 0.75F, true);
    private final Map<ContentHash, CompletableFuture<Optional<Content>>> onTheirWay = new HashMap<>();
    private final Semaphore reads = new Semaphore(READS);

    private long size;

    /// @param most bytes
    ContentMemory(long most) {
        this.most = most;
    }

    /// A file. Its bytes are shared and must not be changed.
    static final class Content {
        private final ContentHash hash;
        private final String mediaType;
        private final byte[] bytes;

        /// @param mediaType as in `Content-Type`
        Content(ContentHash hash, String mediaType, byte[] bytes) {
            this.hash = hash;
            this.mediaType = mediaType;
            this.bytes = bytes;
        }

        ContentHash hash() {
            return hash;
        }

        String mediaType() {
            return mediaType;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    /// @param loader reads it; called by one thread at a time for the same hash
    Optional<Content> find(ContentHash hash, Supplier<Optional<Content>> loader) {
        var mine = new CompletableFuture<Optional<Content>>();
        CompletableFuture<Optional<Content>> others;
        lock.lock();
        try {
            Content there = kept.get(hash);
            if (there != null) {
                return Optional.of(there);
            }
            others = onTheirWay.putIfAbsent(hash, mine);
        } finally {
            lock.unlock();
        }
        return others == null ? load(hash, loader, mine) : await(others);
    }

    private Optional<Content> load(
            ContentHash hash, Supplier<Optional<Content>> loader, CompletableFuture<Optional<Content>> mine) {
        Optional<Content> loaded = Optional.empty();
        RuntimeException broken = null;
        reads.acquireUninterruptibly();
        try {
            loaded = loader.get();
        } catch (RuntimeException e) {
            broken = e;
        } finally {
            reads.release();
        }
        keep(hash, loaded.orElse(null));
        if (broken == null) {
            mine.complete(loaded);
            return loaded;
        }
        mine.completeExceptionally(broken);
        throw broken;
    }

    private static Optional<Content> await(CompletableFuture<Optional<Content>> others) {
        try {
            return others.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException broken ? broken : e;
        }
    }

    private void keep(ContentHash hash, @Nullable Content content) {
        lock.lock();
        try {
            onTheirWay.remove(hash);
            if (content == null || content.bytes().length > most) {
                return;
            }
            kept.put(hash, content);
            size += content.bytes().length;
            Iterator<Content> eldest = kept.values().iterator();
            while (size > most) {
                size -= eldest.next().bytes().length;
                eldest.remove();
            }
        } finally {
            lock.unlock();
        }
    }
}
