package fi.hymy.fleet.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/// Sessions in the database that are written only when they change. When a session was last used is noted
/// once a minute: else every look of a page that asks for news every two seconds would be a commit on the
/// one connection that writes.
///
/// A session that can no longer be read, as after an upgrade, counts as none: its owner signs in again.
final class QuietSessions<S extends Session> implements FindByIndexNameSessionRepository<QuietSessions.Quiet<S>> {
    private static final Logger LOG = LoggerFactory.getLogger(QuietSessions.class);
    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    private final FindByIndexNameSessionRepository<S> stored;

    private QuietSessions(FindByIndexNameSessionRepository<S> stored) {
        this.stored = stored;
    }

    static <S extends Session> QuietSessions<S> over(FindByIndexNameSessionRepository<S> stored) {
        return new QuietSessions<>(stored);
    }

    @Override
    public Quiet<S> createSession() {
        return new Quiet<>(stored.createSession(), true);
    }

    @Override
    public void save(Quiet<S> session) {
        if (session.changed) {
            stored.save(session.inner);
            session.changed = false;
        }
    }

    @Override
    public @Nullable Quiet<S> findById(String id) {
        try {
            S found = stored.findById(id);
            return found == null ? null : new Quiet<>(found, false);
        } catch (SerializationFailedException | ConversionFailedException e) {
            LOG.info("a session from an earlier version of this program cannot be read and is ended");
            stored.deleteById(id);
            return null;
        }
    }

    @Override
    public void deleteById(String id) {
        stored.deleteById(id);
    }

    @Override
    public Map<String, Quiet<S>> findByIndexNameAndIndexValue(String name, String value) {
        var found = new HashMap<String, Quiet<S>>();
        stored.findByIndexNameAndIndexValue(name, value)
                .forEach((id, session) -> found.put(id, new Quiet<>(session, false)));
        return found;
    }

    /// A session that knows whether it must be written.
    static final class Quiet<S extends Session> implements Session {
        private final S inner;
        private boolean changed;

        private Quiet(S inner, boolean changed) {
            this.inner = inner;
            this.changed = changed;
        }

        @Override
        public String getId() {
            return inner.getId();
        }

        @Override
        public String changeSessionId() {
            changed = true;
            return inner.changeSessionId();
        }

        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // the interface has it so
        public <T> @Nullable T getAttribute(String name) {
            return inner.getAttribute(name);
        }

        @Override
        public Set<String> getAttributeNames() {
            return inner.getAttributeNames();
        }

        @Override
        public void setAttribute(String name, Object value) {
            changed = true;
            inner.setAttribute(name, value);
        }

        @Override
        public void removeAttribute(String name) {
            changed = true;
            inner.removeAttribute(name);
        }

        @Override
        public Instant getCreationTime() {
            return inner.getCreationTime();
        }

        @Override
        public void setLastAccessedTime(Instant at) {
            if (Duration.between(inner.getLastAccessedTime(), at).compareTo(USE_NOTED_EVERY) >= 0) {
                changed = true;
                inner.setLastAccessedTime(at);
            }
        }

        @Override
        public Instant getLastAccessedTime() {
            return inner.getLastAccessedTime();
        }

        @Override
        public void setMaxInactiveInterval(Duration interval) {
            changed = true;
            inner.setMaxInactiveInterval(interval);
        }

        @Override
        public Duration getMaxInactiveInterval() {
            return inner.getMaxInactiveInterval();
        }

        @Override
        public boolean isExpired() {
            return inner.isExpired();
        }
    }
}
