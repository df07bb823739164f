package fi.hymy.fleet.lifecycle;

/// A picture as a file's bytes. Nobody changes them.
final class Jpeg {
    private final byte[] bytes;

    Jpeg(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }
}
