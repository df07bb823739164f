package fi.hymy.protocol.message;

import fi.hymy.protocol.survey.CleanText;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// How a kiosk's box and program are: what was measured, what was read, and what of it is wrong.
///
/// What is not known is left out, which is another thing than zero.
///
/// @param measures numbers in the unit that their name ends with
/// @param notes in words, each at most [#MAX_NOTE] bytes of UTF-8; cut when longer
/// @param findings what somebody should know, at most one of each trouble
public record Condition(Map<Measure, Long> measures, Map<Note, String> notes, List<Finding> findings) {
    public static final int MAX_NOTE = 120;

    public Condition {
        measures = copy(Measure.class, measures);
        EnumMap<Note, String> cut = new EnumMap<>(Note.class);
        notes.forEach((note, text) -> cut.put(note, CleanText.cut(text, MAX_NOTE)));
        notes = Collections.unmodifiableMap(cut);
        findings = List.copyOf(findings);
        Set<Trouble> told = new HashSet<>();
        for (Finding finding : findings) {
            if (!told.add(finding.trouble())) {
                throw new IllegalArgumentException(
                        "a trouble may be told once, %s is told twice".formatted(finding.trouble()));
            }
        }
    }

    private static <E extends Enum<E>> Map<E, Long> copy(Class<E> type, Map<E, Long> values) {
        EnumMap<E, Long> copy = new EnumMap<>(type);
        copy.putAll(values);
        return Collections.unmodifiableMap(copy);
    }

    public OptionalLong measure(Measure measure) {
        Long value = measures.get(measure);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    public Optional<String> note(Note note) {
        return Optional.ofNullable(notes.get(note));
    }

    /// What can be counted. A flag is 0 or 1.
    public enum Measure {
        /// Of all cores together, since the last look.
        CPU_LOAD_PERCENT,
        CPU_MILLICELSIUS,
        MEMORY_TOTAL_BYTES,
        /// What a program could still have.
        MEMORY_FREE_BYTES,
        /// Of the operating system.
        UPTIME_SECONDS,
        /// Whether the supply is too weak now.
        UNDER_VOLTAGE_FLAG,
        /// Whether it was at any time since the operating system started.
        UNDER_VOLTAGE_SINCE_BOOT_FLAG,
        /// Of the file system that holds the answers.
        DISK_TOTAL_BYTES,
        DISK_FREE_BYTES,
        DISK_READ_ONLY_FLAG,
        /// Errors that the file system has noted for good.
        DISK_ERRORS_COUNT,
        /// How long it took to write 4 KiB through to the card and read them back.
        CANARY_MILLIS,
        /// Trials since the start of the program that failed or brought back something else.
        CANARY_FAILURES_COUNT,
        /// Of an eMMC: how much of its life is used, in steps of ten.
        CARD_LIFE_USED_PERCENT,
        /// Of an eMMC: 1 is sound, 2 means that 80 % of the spare blocks are used, 3 that it ends.
        CARD_END_OF_LIFE_CODE,
        /// At the antenna; -30 is very good, -80 hardly enough.
        WIFI_SIGNAL_DBM,
        NETWORK_RECEIVED_BYTES,
        NETWORK_SENT_BYTES,
        /// Held by this program in RAM.
        PROGRAM_RESIDENT_BYTES,
        PROGRAM_HEAP_USED_BYTES,
        PROGRAM_HEAP_MAX_BYTES,
        PROGRAM_THREADS_COUNT,
        PROGRAM_UPTIME_SECONDS,
        /// Starts of the program since the operating system started, this one included.
        PROGRAM_STARTS_COUNT,
        /// Frames laid out since the last look.
        FRAMES_COUNT,
        /// Whether the last look at the glass found what was drawn there.
        PICTURE_FRESH_FLAG,
        OUTBOX_UNSENT_COUNT,
        OUTBOX_OLDEST_SECONDS,
        /// Rows that should be in the outbox and are not.
        OUTBOX_GAPS_COUNT,
        /// Pictures of the survey on the screen that were passed over, for they cannot be shown.
        PICTURES_UNSHOWN_COUNT,
        /// Touch screens and other pointers that the operating system sees.
        POINTERS_COUNT
    }

    /// What can be read.
    public enum Note {
        /// Of the board.
        MODEL,
        /// Of the operating system.
        KERNEL,
        /// Name of the SD card or eMMC.
        CARD,
        /// Month in which it was made, as `08/2025`.
        CARD_MADE,
        /// Interfaces that are up, with their addresses.
        NETWORK,
        /// Where the link stands.
        LINK,
        /// How sure the kiosk is of its clock.
        TIME,
        /// How the program ended the last time.
        LAST_EXIT
    }

    /// What can be wrong.
    public enum Trouble {
        DISK_FULL("The disk is full: remove what does not belong there, or use a larger card."),
        DISK_FAILING("The card is dying: replace it soon; answers that wait may be lost with it."),
        DISK_READ_ONLY("The disk takes nothing any more: restart the kiosk, and replace the card if it stays so."),
        UNDER_VOLTAGE("The supply is too weak: use the official one, and a short cable."),
        HOT("It is too hot: give it air, and take it out of the sun."),
        MEMORY_SHORT("Memory is short: restart the program, and report it if it comes back."),
        SCREEN_FROZEN("The screen does not change any more: restart the program."),
        RESTARTS("The program ended unexpectedly: fetch the log bundle."),
        CLOCK_UNSURE("The clock was never confirmed: let the kiosk reach a time server."),
        BACKLOG("Answers wait for long: see to its network."),
        GAPS("Rows are missing from the outbox: the card may have lost them."),
        WIFI_WEAK("The wireless signal is weak: move the kiosk or the access point, or use a cable."),
        PICTURES_UNSHOWN("A picture of the survey cannot be shown: publish the survey with another file.");

        private final String advice;

        Trouble(String advice) {
            this.advice = advice;
        }

        /// What to do about it, in a sentence for the one who looks after kiosks.
        public String advice() {
            return advice;
        }
    }

    /// @param grave whether answers are in danger or the kiosk is of no use, rather than worth a look some day
    /// @param detail in words, at most [#MAX_DETAIL] bytes of UTF-8; cut when longer
    public record Finding(Trouble trouble, boolean grave, String detail) {
        public static final int MAX_DETAIL = 160;

        public Finding {
            detail = CleanText.cut(detail, MAX_DETAIL);
        }
    }
}
