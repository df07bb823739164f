package fi.hymy.fleet.lifecycle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The one thing that is wanted of a JPEG's EXIF part: how the phone was held.
final class Exif {
    private static final int APP1 = 0xE1;
    private static final int START_OF_SCAN = 0xDA;
    private static final int ORIENTATION = 0x0112;
    private static final int UPRIGHT = 1;

    private Exif() {}

    /// @return 1 to 8, as EXIF has it; 1 where nothing, or nothing readable, is said
    static int turn(byte[] jpeg) {
        ByteBuffer file = ByteBuffer.wrap(jpeg);
        int at = 2;
        while (at + 4 <= jpeg.length && (jpeg[at] & 0xFF) == 0xFF) {
            int marker = jpeg[at + 1] & 0xFF;
            int length = file.getShort(at + 2) & 0xFFFF;
            if (marker == START_OF_SCAN || length < 2 || at + 2 + length > jpeg.length) {
                return UPRIGHT;
            }
            if (marker == APP1 && length > 16 && file.getInt(at + 4) == 0x45786966) {
                return turn(file.slice(at + 10, length - 8));
            }
            at += 2 + length;
        }
        return UPRIGHT;
    }

    /// @param tiff the part after `Exif` and two zeros
    private static int turn(ByteBuffer tiff) {
        tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int table = tiff.getInt(4);
        if (table < 8 || table + 2 > tiff.limit()) {
            return UPRIGHT;
        }
        int entries = tiff.getShort(table) & 0xFFFF;
        for (int i = 0, at = table + 2; i < entries && at + 12 <= tiff.limit(); i++, at += 12) {
            if ((tiff.getShort(at) & 0xFFFF) == ORIENTATION) {
                int turn = tiff.getShort(at + 8) & 0xFFFF;
                return turn >= 1 && turn <= 8 ? turn : UPRIGHT;
            }
        }
        return UPRIGHT;
    }
}
