package fi.hymy.fleet.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// How many answers are given at one kiosk, hour by hour through the last five weeks, counted by the sequence of its
/// outbox: so they count when they are given, whether or not they could be sent. Not for several threads at once.
///
/// A silence is unusual when chance alone hardly makes one: answers that come independently of each other at a mean
/// rate
/// are a Poisson process, in which the probability of none while m are expected is P(0 | m) = e^-m (Feller, An
/// Introduction to Probability Theory and Its Applications, vol. I, ch. VI). m is the sum, over the hours of the
/// silence,
/// of the mean of the same hour of the same weekday in the four weeks before, by the clock on the site's wall. People
/// come
/// in groups, and so the law is only about right; therefore none of these weeks may have been silent through the same
/// hours, and three of them must be known.
final class Rhythm {
    private static final int WEEKS = 5;
    private static final int HOURS = WEEKS * 7 * 24;
    private static final int LEAST_WEEKS = 3;
    private static final int UNKNOWN = -1;
    private static final int FURTHEST_HOURS = 48;
    private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();
    /// What came in a longer gap may have been given at any time within.
    private static final long LONGEST_GAP_MILLIS = Duration.ofMinutes(15).toMillis();

    private final short[] counts = new short[HOURS];

    private String outbox = "";
    private long sequence;
    private long seenAt;
    private long givenAt;

    Rhythm() {
        Arrays.fill(counts, (short) UNKNOWN);
    }

    /// What a silence is made of.
    ///
    /// @param expected how many answers are usual in that time; 0 where too little is known
    /// @param everSilent whether one of the weeks before was silent through the same hours
    record Silence(Instant since, double expected, boolean everSilent) {
        /// The probability that it comes by chance.
        double chance() {
            return Math.exp(-expected);
        }

        /// @param oneIn of so many such silences one may come by chance
        boolean isUnusual(long oneIn) {
            return !everSilent && expected > 0 && chance() * oneIn < 1;
        }
    }

    /// One look at how many answers the kiosk has written in all.
    void saw(String box, long last, Instant now) {
        long at = now.toEpochMilli();
        if (at <= seenAt) {
            return;
        }
        boolean follows = box.equals(outbox) && at - seenAt <= LONGEST_GAP_MILLIS;
        long given = box.equals(outbox) ? Math.max(0, last - sequence) : 0;
        forgetFrom(seenAt / HOUR_MILLIS, at / HOUR_MILLIS);
        if (follows) {
            int slot = slot(at / HOUR_MILLIS);
            counts[slot] = (short) Math.min(Short.MAX_VALUE, Math.max(0, counts[slot]) + given);
        }
        if (given > 0) {
            givenAt = at;
        }
        outbox = box;
        sequence = last;
        seenAt = at;
    }

    /// What the ring holds of five weeks ago is not of today.
    private void forgetFrom(long lastHour, long hour) {
        for (long each = Math.max(lastHour + 1, hour - HOURS + 1); each <= hour; each++) {
            counts[slot(each)] = UNKNOWN;
        }
    }

    /// The silence that lasts until now; null where nothing was ever given, or it is not heard of.
    @Nullable
    Silence silence(Instant now, ZoneId zone) {
        if (givenAt == 0 || now.toEpochMilli() - seenAt > LONGEST_GAP_MILLIS) {
            return null;
        }
        long end = now.toEpochMilli();
        long begin = Math.max(givenAt, end - FURTHEST_HOURS * HOUR_MILLIS);
        double expected = 0;
        double[] inWeek = new double[WEEKS];
        boolean[] known = new boolean[WEEKS];
        for (long hour = begin / HOUR_MILLIS; hour <= end / HOUR_MILLIS; hour++) {
            long from = Math.max(begin, hour * HOUR_MILLIS);
            long to = Math.min(end, (hour + 1) * HOUR_MILLIS);
            expected += mean(hour, zone, inWeek, known) * (to - from) / HOUR_MILLIS;
        }
        boolean everSilent = false;
        for (int week = 1; week < WEEKS; week++) {
            everSilent |= known[week] && inWeek[week] == 0;
        }
        return new Silence(Instant.ofEpochMilli(givenAt), expected, everSilent);
    }

    private double mean(long hour, ZoneId zone, double[] inWeek, boolean[] known) {
        ZonedDateTime wall = Instant.ofEpochMilli(hour * HOUR_MILLIS).atZone(zone);
        int weeks = 0;
        double sum = 0;
        for (int week = 1; week < WEEKS; week++) {
            short count = counts[slot(wall.minusWeeks(week).toInstant().toEpochMilli() / HOUR_MILLIS)];
            if (count != UNKNOWN) {
                weeks++;
                sum += count;
                inWeek[week] += count;
                known[week] = true;
            }
        }
        return weeks < LEAST_WEEKS ? 0 : sum / weeks;
    }

    private static int slot(long hour) {
        return (int) Math.floorMod(hour, (long) HOURS);
    }

    /// As it is stored: one line of what was seen last, one of the hours, runs written as `count*length`.
    String text() {
        var runs = new StringBuilder();
        for (int i = 0; i < HOURS; ) {
            int from = i;
            while (i < HOURS && counts[i] == counts[from]) {
                i++;
            }
            runs.append(counts[from]).append('*').append(i - from).append(' ');
        }
        return "%s %d %d %d\n%s".formatted(outbox.isEmpty() ? "-" : outbox, sequence, seenAt, givenAt, runs);
    }

    /// What cannot be read begins anew: nothing is lost by it but the knowledge of some weeks.
    static Rhythm read(String text) {
        var rhythm = new Rhythm();
        try {
            String[] lines = text.split("\n", 2);
            String[] last = lines[0].split(" ");
            int at = 0;
            for (String run : lines[1].strip().split(" ")) {
                int star = run.indexOf('*');
                int length = Integer.parseInt(run, star + 1, run.length(), 10);
                Arrays.fill(rhythm.counts, at, at + length, Short.parseShort(run.substring(0, star)));
                at += length;
            }
            rhythm.outbox = last[0].equals("-") ? "" : last[0];
            rhythm.sequence = Long.parseLong(last[1]);
            rhythm.seenAt = Long.parseLong(last[2]);
            rhythm.givenAt = Long.parseLong(last[3]);
            return rhythm;
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return new Rhythm();
        }
    }
}
