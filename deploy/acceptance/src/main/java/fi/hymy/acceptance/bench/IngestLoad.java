package fi.hymy.acceptance.bench;

import fi.hymy.acceptance.fleet.JoinedKiosk;
import fi.hymy.acceptance.fleet.WireKiosk;
import fi.hymy.acceptance.program.Program;
import fi.hymy.acceptance.program.ServerProgram;
import fi.hymy.protocol.message.Uplink;
import fi.hymy.protocol.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/// Kiosks that send batch after batch, each waiting for its receipts as a real one does.
final class IngestLoad implements AutoCloseable {
    private static final int RECEIPT_LIMIT_SECONDS = 30;

    private final Program server;
    private final List<Sender> senders = new ArrayList<>();
    private final AtomicBoolean counting = new AtomicBoolean();
    private final AtomicBoolean stopping = new AtomicBoolean();

    /// @param rows how many responses a batch holds
    /// @param server that they send to
    IngestLoad(ServerProgram server, List<JoinedKiosk> kiosks, List<Response> responses, int rows) throws IOException {
        this.server = server.program();
        for (JoinedKiosk kiosk : kiosks) {
            senders.add(new Sender(server.mqttPort(), kiosk, responses, rows));
        }
    }

    /// @param latencies from publishing a batch to its last receipt, in nanoseconds
    /// @param missing batches without a receipt, and receipts of rows that were not stored
    /// @param busyMicros processor time that the watched program took per response
    /// @param loadMicros processor time that this program took per response
    @SuppressWarnings("ArrayRecordComponent")
    record Result(double perSecond, long[] latencies, long missing, double busyMicros, double loadMicros) {}

    /// As fast as receipts come back.
    Result flatOut(Duration warmUp, Duration window) throws InterruptedException {
        return run(warmUp, window, 0);
    }

    /// @param perSecond batches of all kiosks together; when the server falls behind, so does the load
    Result paced(Duration warmUp, Duration window, int perSecond) throws InterruptedException {
        return run(warmUp, window, 1_000_000_000L * senders.size() / perSecond);
    }

    private Result run(Duration warmUp, Duration window, long pauseNanos) throws InterruptedException {
        stopping.set(false);
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < senders.size(); i++) {
            Sender sender = senders.get(i);
            long offset = pauseNanos * i / senders.size();
            threads.add(Thread.ofVirtual().name("bench-kiosk-" + i).start(() -> sender.send(pauseNanos, offset)));
        }
        Thread.sleep(warmUp);
        senders.forEach(sender -> sender.latencies.clear());
        long busy = server.busyNanos();
        long own = Program.ownBusyNanos();
        long start = System.nanoTime();
        counting.set(true);
        Thread.sleep(window);
        counting.set(false);
        long elapsed = System.nanoTime() - start;
        busy = server.busyNanos() - busy;
        own = Program.ownBusyNanos() - own;
        stopping.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
        long[] all = senders.stream()
                .flatMap(sender -> sender.latencies.stream())
                .mapToLong(Long::longValue)
                .toArray();
        long missing = senders.stream()
                .mapToLong(sender -> sender.missing.sum() + sender.receipts.others())
                .sum();
        int rows = senders.getFirst().template.rows();
        long stored = (long) all.length * rows;
        double each = 1e3 * Math.max(1, stored);
        return new Result(stored * 1e9 / elapsed, all, missing, busy / each, own / each);
    }

    @Override
    public void close() {
        senders.forEach(sender -> sender.kiosk.close());
    }

    private final class Sender {
        private final Receipts receipts = new Receipts();
        private final ConcurrentLinkedQueue<Long> latencies = new ConcurrentLinkedQueue<>();
        private final WireKiosk kiosk;
        private final Template template;
        private long sequence = Template.FIRST_SEQUENCE;
        private final LongAdder missing = new LongAdder();

        Sender(int port, JoinedKiosk joined, List<Response> responses, int rows) throws IOException {
            kiosk = WireKiosk.connectRaw(port, joined, receipts::read);
            template = new Template(kiosk.batch(IntStream.range(0, rows)
                    .mapToObj(i -> new Uplink.Row(Template.FIRST_SEQUENCE + i, responses.get(i)))
                    .toList()));
        }

        void send(long pauseNanos, long offset) {
            try {
                long next = System.nanoTime() + offset;
                while (!stopping.get()) {
                    long wait = next - System.nanoTime();
                    if (wait > 0) {
                        TimeUnit.NANOSECONDS.sleep(wait);
                    }
                    next += pauseNanos;
                    sendOne();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void sendOne() throws InterruptedException {
            byte[] batch = template.next(sequence);
            sequence += template.rows();
            receipts.forgetEarlier();
            long start = System.nanoTime();
            var _ = kiosk.publish(batch);
            if (!receipts.await(template.rows(), RECEIPT_LIMIT_SECONDS)) {
                missing.increment();
            } else if (counting.get()) {
                latencies.add(System.nanoTime() - start);
            }
        }
    }
}
