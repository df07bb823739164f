package fi.hymy.acceptance.bench;

import fi.hymy.protocol.codec.Decoded;
import fi.hymy.protocol.codec.WireCodec;
import fi.hymy.protocol.message.Uplink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// A batch that was encoded once and gets new ids at each use, so that making a load costs next to nothing.
///
/// The last twelve digits of every response id, the digits of every sequence and the moment at which every response
/// ended are written over in place: as from real kiosks, a response ended just before it is sent. (If all had ended in
/// the same millisecond, the server's indexes by time would be sorted by kiosk, and every commit would write over all
/// of them.)
final class Template {
    /// Sequences begin here so that they keep their number of digits.
    static final long FIRST_SEQUENCE = 1_000_000_000L;

    private static final int ID_DIGITS = 12;
    private static final int SEQUENCE_DIGITS = 10;
    private static final int MILLIS_DIGITS = 13;
    private static final String ENDED = "\"endedAt\":{";
    private static final String WALL = "\"wall\":";
    private static final AtomicLong IDS = new AtomicLong(System.nanoTime() & 0xFFFF_FFFFL);

    private final byte[] bytes;
    private final List<Integer> ids = new ArrayList<>();
    private final List<Integer> sequences = new ArrayList<>();
    private final List<Integer> ends = new ArrayList<>();

    Template(byte[] batch) {
        bytes = batch.clone();
        if (!(WireCodec.decodeUplink(batch) instanceof Decoded.Readable<Uplink>(var envelope))
                || !(envelope.message() instanceof Uplink.Responses responses)) {
            throw new IllegalArgumentException("that is no batch of responses");
        }
        String text = new String(batch, StandardCharsets.ISO_8859_1);
        for (Uplink.Row row : responses.rows()) {
            String id = row.response().id().toString();
            ids.add(place(text, id) + id.length() - ID_DIGITS);
            sequences.add(place(text, String.valueOf(row.sequence())));
            ends.add(text.indexOf(WALL, text.indexOf(ENDED, ids.getLast())) + WALL.length());
        }
    }

    int rows() {
        return ids.size();
    }

    /// The next batch.
    ///
    /// @param sequence of its first row, from [#FIRST_SEQUENCE] on
    byte[] next(long sequence) {
        byte[] fresh = bytes.clone();
        long now = System.currentTimeMillis();
        for (int i = 0; i < ids.size(); i++) {
            digits(fresh, ids.get(i), IDS.getAndIncrement(), ID_DIGITS, 16);
            digits(fresh, sequences.get(i), sequence + i, SEQUENCE_DIGITS, 10);
            digits(fresh, ends.get(i), now, MILLIS_DIGITS, 10);
        }
        return fresh;
    }

    private static int place(String text, String wanted) {
        int at = text.indexOf(wanted);
        if (at < 0 || text.indexOf(wanted, at + 1) >= 0) {
            throw new IllegalArgumentException(wanted + " must be in the batch once");
        }
        return at;
    }

    private static void digits(byte[] text, int at, long number, int count, int base) {
        long rest = number;
        for (int i = at + count - 1; i >= at; i--) {
            text[i] = (byte) Character.forDigit((int) (rest % base), base);
            rest /= base;
        }
    }
}
