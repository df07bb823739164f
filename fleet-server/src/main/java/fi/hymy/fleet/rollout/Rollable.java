package fi.hymy.fleet.rollout;

import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.survey.Fault;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// A kind of change that can be rolled out: what it does to a kiosk, how a kiosk gets on with it, and the way back.
/// A feature brings one as a bean; rollouts know nothing else of what they roll out.
///
/// A change is a [Map] of short texts on one line. All methods are called on the thread of the rollouts, for some
/// hundred kiosks at once, but [#read], which any thread may call.
public interface Rollable {
    /// As `survey`: never changes, for it is stored.
    String kind();

    /// What the values of a change are called.
    List<String> fields();

    /// What it is called where one chooses what to change, in English; empty for a kind that the form of a new
    /// rollout knows by itself.
    default String label() {
        return "";
    }

    /// What can be chosen for the only value, the likeliest first; for a kind with a [#label].
    default List<Offer> offers() {
        return List.of();
    }

    /// @param words for whoever chooses
    record Offer(String value, String words) {}

    /// Whether a change is one of this kind.
    Reading read(Map<String, String> change);

    /// Decides the change for kiosks, in the transaction that is open, and sees to it that they hear of it after the
    /// commit.
    ///
    /// @param by the user name of the operator who started the rollout
    /// @return something for each of them
    Map<KioskId, Applied> apply(Collection<KioskId> kiosks, Map<String, String> change, String by);

    /// As [#apply], yet each kiosk is to become what it was before; leaves alone those for which somebody decided
    /// something else since.
    ///
    /// @param before what [Applied.Told] said of each
    Map<KioskId, Undone> undo(Map<KioskId, String> before, Map<String, String> change, String by);

    /// Says once more to kiosks what is decided for them: the program was killed, perhaps before it said so.
    void announce(Collection<KioskId> kiosks);

    /// How kiosks get on with it, by what is known now.
    Map<KioskId, Progress> observe(Collection<KioskId> kiosks, Map<String, String> change);

    sealed interface Reading {
        /// @param title in words, as `Reception, version 3`
        record Good(String title) implements Reading {}

        record Bad(List<Fault> faults) implements Reading {
            public Bad {
                faults = List.copyOf(faults);
            }
        }
    }

    sealed interface Applied {
        /// @param before what it was, in a form of its own
        record Told(String before) implements Applied {}

        /// It cannot be done to this kiosk, and never will be.
        record Refused(String why) implements Applied {}
    }

    sealed interface Undone {
        record Back() implements Undone {}

        /// It stays as it is.
        record Left(String why) implements Undone {}
    }

    sealed interface Progress {
        /// @param heard whether the kiosk took up what was decided
        /// @param words what it is about, or empty
        record Pending(boolean heard, String words) implements Progress {}

        /// It took up what was decided and waits for hours of its own: its time does not run meanwhile.
        record Waiting(String words) implements Progress {}

        record Done() implements Progress {}

        record Failed(String reason) implements Progress {}

        /// Something else was decided for the kiosk since.
        record Superseded(String words) implements Progress {}
    }
}
