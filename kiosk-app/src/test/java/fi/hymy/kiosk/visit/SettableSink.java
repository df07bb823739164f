package fi.hymy.kiosk.visit;

import fi.hymy.protocol.id.ResponseId;
import fi.hymy.protocol.response.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// A disk that commits at once, when told, or not at all.
final class SettableSink implements ResponseSink {
    enum Mood {
        COMMITS,
        FAILS,
        THROWS,
        TAKES_ITS_TIME
    }

    final Map<ResponseId, Response> committed = new LinkedHashMap<>();
    final List<Response> accepted = new ArrayList<>();
    Mood mood = Mood.COMMITS;
    private final List<Runnable> pendingCommits = new ArrayList<>();
    private final List<Runnable> pendingFailures = new ArrayList<>();

    @Override
    public CompletionStage<?> accept(Response response) {
        accepted.add(response);
        var stage = new CompletableFuture<Long>();
        switch (mood) {
            case COMMITS -> commit(response, stage);
            case FAILS -> stage.completeExceptionally(new IOException("disk full"));
            case THROWS -> throw new IllegalStateException("closed");
            case TAKES_ITS_TIME -> {
                pendingCommits.add(() -> commit(response, stage));
                pendingFailures.add(() -> stage.completeExceptionally(new IOException("disk full")));
            }
        }
        return stage;
    }

    void commitPending() {
        pendingCommits.forEach(Runnable::run);
        forgetPending();
    }

    void failPending() {
        pendingFailures.forEach(Runnable::run);
        forgetPending();
    }

    private void forgetPending() {
        pendingCommits.clear();
        pendingFailures.clear();
    }

    private void commit(Response response, CompletableFuture<Long> stage) {
        committed.put(response.id(), response);
        stage.complete((long) committed.size());
    }
}
