package fi.hymy.acceptance.bench;

import fi.hymy.acceptance.program.Program;
import fi.hymy.acceptance.program.Wait;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a running server takes of the machine. Its thread looks at the memory every half second.
final class ServerLoad implements AutoCloseable {
    private static final long LOOK_MILLIS = 500;
    /// As `jcmd GC.heap_info` says it, of every collector: "used 123456K".
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    private final Program server;
    private final Thread thread =
            Thread.ofPlatform().name("server-load").daemon().unstarted(this::look);
    private volatile long most;
    private volatile boolean ended;
    private long busyBefore;
    private long at;

    ServerLoad(Program server) {
        this.server = server;
    }

    ServerLoad begin() {
        thread.start();
        cores();
        return this;
    }

    /// The most memory that was seen so far.
    double mostMegabytes() {
        return Math.max(most, server.residentBytes()) / 1e6;
    }

    double megabytes() {
        return server.residentBytes() / 1e6;
    }

    /// How many cores it kept busy since the last call.
    double cores() {
        long busy = server.busyNanos();
        long now = System.nanoTime();
        double cores = at == 0 ? 0 : (double) (busy - busyBefore) / (now - at);
        busyBefore = busy;
        at = now;
        return cores;
    }

    /// What is left in its heap after a collection of everything.
    double heapMegabytes() throws IOException, InterruptedException {
        jcmd("GC.run");
        Matcher used = USED.matcher(jcmd("GC.heap_info"));
        return used.find() ? Long.parseLong(used.group(1)) / 1e3 : 0;
    }

    private String jcmd(String what) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(server.pid()),
                        what)
                .redirectErrorStream(true)
                .start();
        try (var out = process.getInputStream()) {
            return new String(out.readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            process.waitFor();
        }
    }

    private void look() {
        try {
            while (!ended) {
                most = Math.max(most, server.residentBytes());
                Wait.pause(LOOK_MILLIS);
            }
        } catch (Wait.Interrupted e) {
            ended = true;
        }
    }

    @Override
    public void close() {
        ended = true;
        thread.interrupt();
    }
}
