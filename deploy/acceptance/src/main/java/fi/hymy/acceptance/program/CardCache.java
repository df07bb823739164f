package fi.hymy.acceptance.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// The write cache of a [Card] that stands still: nbdkit's cache filter keeps all that was written since the start in a
/// file without a name, each byte where it is on the card. What differs from the card's image was not flushed.
///
/// @param pid of nbdkit
/// @param directory of the card
record CardCache(long pid, Path directory) {
    private static final int SECTOR = 512;
    /// What a card keeps or loses as a whole: a sector, a page, a block of flash.
    private static final int[] GRAINS = {SECTOR, 4096, 65_536};
    /// In which a file is looked through; most of it was never written.
    private static final int STRETCH = 65_536;
    private static final int ALL_LOST_IN = 4;

    /// Writes some of it to the image. A stretch of zeros counts as never written.
    ///
    /// @return how many sectors of how many, in words
    String keepSome(RandomGenerator random) {
        int grain = GRAINS[random.nextInt(GRAINS.length)];
        double share = random.nextInt(ALL_LOST_IN) == 0 ? 0 : random.nextDouble();
        try (Arena arena = Arena.ofConfined();
                FileChannel file = FileChannel.open(file(), StandardOpenOption.READ);
                FileChannel image = FileChannel.open(
                        directory.resolve(Card.IMAGE), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            MemorySegment written = file.map(MapMode.READ_ONLY, 0, file.size(), arena);
            List<Long> unflushed = unflushed(written, image);
            Map<Long, Boolean> kept = new HashMap<>();
            int sectors = 0;
            for (long at : unflushed) {
                if (kept.computeIfAbsent(at / grain, _ -> random.nextDouble() < share)) {
                    image.write(written.asSlice(at, SECTOR).asByteBuffer(), at);
                    sectors++;
                }
            }
            return "%d of %d unflushed sectors kept, by %d bytes".formatted(sectors, unflushed.size(), grain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return open.filter(this::isCache)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("the card has no cache file"));
        }
    }

    private boolean isCache(Path descriptor) {
        try {
            String target = Files.readSymbolicLink(descriptor).toString();
            return target.startsWith(directory.toRealPath() + "/") && target.endsWith(" (deleted)");
        } catch (IOException e) {
            return false;
        }
    }

    private static List<Long> unflushed(MemorySegment written, FileChannel image) throws IOException {
        MemorySegment zeros = MemorySegment.ofArray(new byte[STRETCH]);
        ByteBuffer buffer = ByteBuffer.allocate(STRETCH);
        List<Long> sectors = new ArrayList<>();
        for (long begin = 0; begin < written.byteSize(); begin += STRETCH) {
            int length = (int) Math.min(STRETCH, written.byteSize() - begin);
            MemorySegment stretch = written.asSlice(begin, length);
            if (stretch.mismatch(zeros.asSlice(0, length)) == -1) {
                continue;
            }
            read(image, begin, buffer.clear().limit(length));
            MemorySegment there = MemorySegment.ofBuffer(buffer.flip());
            for (long at = 0; at + SECTOR <= length; at += SECTOR) {
                if (stretch.asSlice(at, SECTOR).mismatch(there.asSlice(at, SECTOR)) != -1) {
                    sectors.add(begin + at);
                }
            }
        }
        return sectors;
    }

    private static void read(FileChannel image, long begin, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (image.read(buffer, begin + buffer.position()) < 0) {
                throw new IOException("the image ends at " + (begin + buffer.position()));
            }
        }
    }
}
