package fi.hymy.kiosk.content;

import fi.hymy.kiosk.content.FetchResult.Failure;
import fi.hymy.protocol.id.ContentHash;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// Fetches single files that belong to no survey. For one thread, which it holds up.
public final class FileFetch {
    private final ContentStore store;
    private final ContentSource source;

    public FileFetch(ContentStore store, ContentSource source) {
        this.store = store;
        this.source = source;
    }

    /// Goes on where an earlier attempt broke off.
    ///
    /// @return why the file is not there; empty when it is, verified
    public Optional<Failure> fetch(Wanted file) {
        return new Download(store, source, file).run();
    }

    /// Where the file lies, if it does and holds what it should.
    public Optional<Path> find(ContentHash hash) {
        return store.find(hash);
    }

    /// Deletes everything else.
    public void keepOnly(Set<ContentHash> needed) {
        store.keepOnly(needed);
    }
}
