package fi.hymy.kiosk.device.box;

import fi.hymy.protocol.message.Condition.Measure;
import fi.hymy.protocol.message.Condition.Note;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The disk that holds the answers: what the file system and the card say of themselves.
///
/// SD cards know nothing of their own wear. What there is: errors that ext4 has noted for good, whether the
/// file system went read-only (which most do not, though the card dies), and the life that an eMMC believes
/// to have left.
final class Card {
    private static final Pattern MMC = Pattern.compile("(mmcblk\\d+)(p\\d+)?");
    private static final Pattern WHOLE = Pattern.compile("^([a-z]+)\\d*$");
    private static final int PERCENT_PER_STEP = 10;

    private final BoxTree box;
    private final Path data;

    /// @param data absolute
    Card(BoxTree box, Path data) {
        this.box = box;
        this.data = data;
    }

    /// @param device as `mmcblk0p2`
    private record Mount(String device, Path at, boolean readOnly) {}

    void look(Sheet sheet) {
        Optional<Mount> mount = mount();
        mount.ifPresent(found -> sheet.put(Measure.DISK_READ_ONLY_FLAG, found.readOnly()));
        mount.map(found -> box.number("sys/fs/ext4/" + found.device() + "/errors_count"))
                .ifPresent(count -> sheet.put(Measure.DISK_ERRORS_COUNT, count));
        mount.flatMap(found -> folder(found.device())).ifPresent(folder -> lookAtCard(folder, sheet));
    }

    private void lookAtCard(String folder, Sheet sheet) {
        sheet.put(Note.CARD, box.text(folder + "/name").or(() -> box.text(folder + "/model")));
        sheet.put(Note.CARD_MADE, box.text(folder + "/date"));
        box.text(folder + "/life_time").ifPresent(text -> sheet.put(Measure.CARD_LIFE_USED_PERCENT, lifeUsed(text)));
        sheet.put(Measure.CARD_END_OF_LIFE_CODE, code(box.number(folder + "/pre_eol_info")));
    }

    /// Zero means that the card does not say.
    private static OptionalLong code(OptionalLong code) {
        return code.orElse(0) == 0 ? OptionalLong.empty() : code;
    }

    /// Two numbers for two kinds of cells, the worse counts: 0x01 means up to 10 % used, 0x0b more than all.
    private static OptionalLong lifeUsed(String text) {
        long worst = 0;
        for (String word : text.split("\\s+")) {
            try {
                worst = Math.max(worst, Long.decode(word));
            } catch (NumberFormatException e) {
                return OptionalLong.empty();
            }
        }
        return worst == 0 ? OptionalLong.empty() : OptionalLong.of(worst * PERCENT_PER_STEP);
    }

    /// Of the innermost mount that holds the data.
    private Optional<Mount> mount() {
        return box.lines("proc/self/mounts").stream()
                .map(line -> line.split(" "))
                .filter(words -> words.length > 3 && words[0].startsWith("/dev/"))
                .map(words -> new Mount(
                        words[0].substring("/dev/".length()),
                        Path.of(words[1].replace("\\040", " ")),
                        ("," + words[3] + ",").contains(",ro,")))
                .filter(mount -> data.startsWith(mount.at()))
                .max(Comparator.comparingInt(mount -> mount.at().getNameCount()));
    }

    /// Where the card or disk behind a partition describes itself.
    private Optional<String> folder(String device) {
        Matcher mmc = MMC.matcher(device);
        if (mmc.matches()) {
            return Optional.of("sys/block/" + mmc.group(1) + "/device");
        }
        Matcher disk = WHOLE.matcher(device);
        return disk.matches() ? Optional.of("sys/block/" + disk.group(1) + "/device") : Optional.empty();
    }
}
