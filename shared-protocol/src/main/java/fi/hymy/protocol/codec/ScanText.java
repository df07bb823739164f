package fi.hymy.protocol.codec;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.CRC32;

/// Where to join, for a scanner that types like a keyboard: digits and letters alone, which lie alike on the keyboards
/// of English, German and Nordic languages, capital or small. A checksum tells a text that was typed wrongly from
/// one that was not. Pure; any thread.
///
/// @param server as `https://fleet.example.com:8443`
/// @param ca fingerprint of its CA, 64 hex digits
public record ScanText(String server, String ca) {
    private static final String BEGIN = "JOIN";
    private static final String HTTPS = "https://";
    /// Neither Y nor Z, which change places in German.
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUV";
    private static final int BITS = 5;
    private static final int CA_BYTES = 32;
    private static final int SUM_BYTES = 4;
    private static final int SHORTEST = BEGIN.length() + 8 * (CA_BYTES + SUM_BYTES) / BITS;
    private static final int LONGEST = 600;

    public ScanText {
        if (!server.startsWith(HTTPS) || !ca.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("must name an https server and the fingerprint of its CA");
        }
    }

    /// Whether a text means to be one, however faulty.
    public static boolean looksLikeOne(String text) {
        String stripped = text.strip();
        return stripped.length() >= SHORTEST
                && stripped.length() <= LONGEST
                && stripped.regionMatches(true, 0, BEGIN, 0, BEGIN.length())
                && stripped.chars().allMatch(letter -> letter < 128 && Character.isLetterOrDigit(letter));
    }

    /// @throws IllegalArgumentException with the fault in words
    public static ScanText parse(String text) {
        if (!looksLikeOne(text)) {
            throw new IllegalArgumentException("is no text of a scanner's code");
        }
        byte[] all = bytes(text.strip().substring(BEGIN.length()).toUpperCase(Locale.ROOT));
        byte[] said = new byte[Math.max(0, all.length - SUM_BYTES)];
        System.arraycopy(all, 0, said, 0, said.length);
        if (said.length <= CA_BYTES || ByteBuffer.wrap(all).getInt(said.length) != sum(said)) {
            throw new IllegalArgumentException(
                    "the code was not read as it is: scan it again; if that does not help, the scanner types for a "
                            + "keyboard of another language");
        }
        String ca = HexFormat.of().formatHex(said, 0, CA_BYTES);
        return new ScanText(HTTPS + new String(said, CA_BYTES, said.length - CA_BYTES, StandardCharsets.UTF_8), ca);
    }

    /// As it stands in the code.
    public String text() {
        byte[] ca = HexFormat.of().parseHex(this.ca);
        byte[] where = server.substring(HTTPS.length()).getBytes(StandardCharsets.UTF_8);
        byte[] said =
                ByteBuffer.allocate(ca.length + where.length).put(ca).put(where).array();
        byte[] all = ByteBuffer.allocate(said.length + SUM_BYTES)
                .put(said)
                .putInt(sum(said))
                .array();
        return BEGIN + letters(all);
    }

    private static int sum(byte[] bytes) {
        var sum = new CRC32();
        sum.update(bytes);
        return (int) sum.getValue();
    }

    private static String letters(byte[] bytes) {
        var text = new StringBuilder();
        int held = 0;
        int bits = 0;
        for (byte each : bytes) {
            held = (held << 8) | (each & 0xff);
            bits += 8;
            while (bits >= BITS) {
                bits -= BITS;
                text.append(LETTERS.charAt((held >> bits) & 31));
            }
            held &= (1 << bits) - 1;
        }
        return bits == 0
                ? text.toString()
                : text.append(LETTERS.charAt((held << (BITS - bits)) & 31)).toString();
    }

    private static byte[] bytes(String text) {
        var bytes = ByteBuffer.allocate(text.length() * BITS / 8);
        int held = 0;
        int bits = 0;
        for (int i = 0; i < text.length(); i++) {
            int value = LETTERS.indexOf(text.charAt(i));
            if (value < 0) {
                return new byte[0];
            }
            held = (held << BITS) | value;
            bits += BITS;
            if (bits >= 8) {
                bits -= 8;
                bytes.put((byte) (held >> bits));
            }
            held &= (1 << bits) - 1;
        }
        return bytes.array();
    }
}
