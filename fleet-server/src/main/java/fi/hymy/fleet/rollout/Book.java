package fi.hymy.fleet.rollout;

import fi.hymy.protocol.id.KioskId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What is written down of rollouts: all that is needed to go on after the program was killed, at whatever moment.
/// Each method is one transaction, or a part of the one of [#inOneGo].
interface Book {
    /// Those with something to do by themselves, the newest first.
    List<RolloutId> awake();

    Optional<Rollout> find(RolloutId id);

    Counts counts(RolloutId id);

    /// Where each wave ends, in order; empty while it is not planned.
    List<Wave> waves(RolloutId id);

    /// @param upto the last place that belongs to it
    /// @param openedAt null while it has not begun
    record Wave(int number, long upto, @Nullable Instant openedAt) {}

    /// Writes a new standing down, unless somebody else did meanwhile.
    ///
    /// @param who the operator, or empty
    /// @param words for the history, or empty for none
    /// @return whether it was done
    boolean change(Rollout before, Standing after, String who, String words, Instant now);

    /// Adds kiosks that are not in it yet.
    ///
    /// @return how many were
    int join(RolloutId id, Collection<Member> joining);

    /// Which of these kiosks are in it.
    Set<KioskId> members(RolloutId id, Collection<KioskId> kiosks);

    /// Parts the kiosks that joined into waves, and begins the first.
    ///
    /// @return whether it was done
    boolean plan(Rollout rollout, Instant now);

    /// Some kiosks in a state, in the order of their places.
    ///
    /// @param zones only those, or null for all
    List<Member.Seen> some(
            RolloutId id, KioskState state, @Nullable Set<String> zones, long after, long upto, int limit);

    /// Writes down what became of kiosks; one that is in another state than `from` by now is left alone.
    void move(RolloutId id, Collection<Move> moves);

    record Move(Member from, Member to) {}

    /// Within [#inOneGo]: makes sure that the rollout is as it was read, and stays so until the end.
    boolean hold(Rollout rollout);

    <T> T inOneGo(Supplier<T> action);

    /// Those of the kiosks that a newer rollout of the same kind has told, with its name.
    Map<KioskId, String> claimedByNewer(Rollout rollout, Collection<KioskId> kiosks);

    /// Whether no newer rollout brings another change of the same kind to the same target.
    boolean isNewest(Rollout rollout);

    /// There is nothing to do by itself any more.
    void sleep(Rollout rollout);
}
