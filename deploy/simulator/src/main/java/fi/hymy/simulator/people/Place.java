package fi.hymy.simulator.people;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// One site with its own ways: how many come and when, and how happy they are. The same seed makes the same place.
public final class Place {
    /// Visitors by the hour from 0 to 23 on an ordinary day: a peak at lunch, a higher one after work.
    private static final double[] HOURS = {0, 0, 0, 0, 0, 0, 0, 1, 4, 6, 7, 9, 11, 9, 8, 9, 12, 13, 9, 6, 3, 1, 0, 0};

    private static final int RUSH_FROM = 16;
    private static final int RUSH_TO = 18;
    private static final int TREND_DAYS = 45;
    private static final double BAD_DAY = 1.0 / 21;

    private final long seed;
    private final double mood;
    private final double volume;
    private final double drift;
    private final double rush;
    private final DayOfWeek worstDay;

    private Place(long seed, RandomGenerator random) {
        this.seed = seed;
        this.mood = Math.clamp(0.88 + 0.05 * random.nextGaussian(), 0.6, 0.97);
        this.volume = Math.exp(0.5 * random.nextGaussian());
        this.drift = 0.03 * random.nextGaussian();
        this.rush = 0.02 + 0.08 * random.nextDouble();
        this.worstDay = DayOfWeek.of(1 + random.nextInt(7));
    }

    public static Place of(long seed) {
        return new Place(seed, new SplittableRandom(seed));
    }

    /// How many come here, as a multiple of the usual: about 0.3 to 3.
    public double volume() {
        return volume;
    }

    /// How many come on that day, as a multiple of an ordinary one.
    public double volumeOn(LocalDate day) {
        return volume
                * switch (day.getDayOfWeek()) {
                    case MONDAY, TUESDAY, WEDNESDAY, THURSDAY -> 1.0;
                    case FRIDAY -> 1.25;
                    case SATURDAY -> 0.8;
                    case SUNDAY -> 0.4;
                };
    }

    /// When in the day someone comes.
    public LocalTime arrival(RandomGenerator random) {
        double all = 0;
        for (double hour : HOURS) {
            all += hour;
        }
        double left = random.nextDouble() * all;
        int hour = 0;
        while (hour < HOURS.length - 1 && left >= HOURS[hour]) {
            left -= HOURS[hour];
            hour++;
        }
        return LocalTime.of(hour, 0).plusNanos(random.nextLong(3_600_000_000_000L));
    }

    /// The visitor who comes at that moment.
    public Visitor visitor(LocalDateTime at, RandomGenerator random) {
        double around = moodAt(at);
        boolean angry = random.nextDouble() < 0.08;
        double own = angry ? 0.35 * random.nextDouble() : around + 0.15 * random.nextGaussian();
        return new Visitor(Math.clamp(own, 0.0, 1.0), seed, random);
    }

    /// Happiness here and then, 0 to 1: worse in the rush and on the worst day of the week, with a slow drift, and now
    /// and then a day on which all goes wrong.
    double moodAt(LocalDateTime at) {
        double now = mood + drift * Math.sin(2 * Math.PI * at.toLocalDate().toEpochDay() / TREND_DAYS);
        if (at.getHour() >= RUSH_FROM && at.getHour() < RUSH_TO) {
            now -= rush;
        }
        if (at.getDayOfWeek() == worstDay) {
            now -= 0.04;
        }
        if (new SplittableRandom(seed ^ at.toLocalDate().toEpochDay() * 31).nextDouble() < BAD_DAY) {
            now -= 0.25;
        }
        return Math.clamp(now, 0.0, 1.0);
    }
}
