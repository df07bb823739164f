package fi.hymy.simulator;

import fi.hymy.simulator.SimulatorSettings.Source;
import fi.hymy.simulator.enrolment.Enrolling;
import fi.hymy.simulator.enrolment.Enrolling.Wish;
import fi.hymy.simulator.enrolment.JoinText;
import fi.hymy.simulator.enrolment.Roll;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gathers the kiosks that are wanted: those of the file, and lacking ones by enrolling them.
final class Joined {
    private static final Logger LOG = LoggerFactory.getLogger(Joined.class);

    private Joined() {}

    /// @throws InvalidArgumentsException when the file is no roll, or lacks kiosks and nobody says where to join
    /// @throws fi.hymy.simulator.enrolment.EnrolmentException when the server does not enrol them
    static Roll gather(Source source) {
        Optional<Roll> there = read(source);
        int known = there.map(roll -> roll.kiosks().size()).orElse(0);
        int lacking = source.count() - known;
        if (lacking <= 0 && there.isPresent()) {
            return source.count() == 0 ? there.get() : there.get().first(source.count());
        }
        JoinText join = source.join()
                .or(() -> there.map(Roll::join))
                .orElseThrow(() -> new InvalidArgumentsException(List.of("--join is missing")));
        Roll fresh = enrol(source, join, known, lacking);
        Roll whole = there.map(roll -> roll.and(fresh.kiosks())).orElse(fresh);
        whole.write(source.roll());
        return whole;
    }

    private static Optional<Roll> read(Source source) {
        if (!Files.exists(source.roll())) {
            return Optional.empty();
        }
        try {
            return Optional.of(Roll.read(source.roll()));
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new InvalidArgumentsException(
                    List.of("--identities: %s: %s".formatted(source.roll(), e.getMessage())));
        }
    }

    private static Roll enrol(Source source, JoinText join, int known, int lacking) {
        LOG.info("enrolling {} kiosks at {}", lacking, join.server());
        long start = System.nanoTime();
        try (var enrolling = new Enrolling(join, source.operator())) {
            Roll fresh = enrolling.enrol(
                    IntStream.rangeClosed(known + 1, known + lacking)
                            .mapToObj(i -> Wish.called("Simulated %05d".formatted(i)))
                            .toList(),
                    done -> LOG.info("enrolled {}/{}", done, lacking));
            LOG.info("enrolled {} kiosks in {} ms", lacking, (System.nanoTime() - start) / 1_000_000);
            return fresh;
        }
    }
}
