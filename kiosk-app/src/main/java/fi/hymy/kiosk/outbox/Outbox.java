package fi.hymy.kiosk.outbox;

import fi.hymy.protocol.id.OutboxId;
import fi.hymy.protocol.id.ResponseId;
import fi.hymy.protocol.message.Receipt;
import fi.hymy.protocol.message.Uplink;
import fi.hymy.protocol.response.Response;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/// Keeps responses, numbered without a gap, until a receipt releases them.
///
/// May be used from any thread. What returns a stage is done by the writer in the order given; the stage completes on
/// the writer's thread, so what follows must be short or go elsewhere. What returns a value reads beside the writer and
/// never waits for it.
public interface Outbox extends AutoCloseable {
    /// Names this file; a fresh file has a fresh name and counts anew.
    OutboxId id();

    /// Keeps a response. Complete with its sequence once it is on disk for good.
    ///
    /// A response whose id is kept already is not kept twice: its first sequence is given again. Fails with
    /// [OutboxException] when the disk does not take it; then nothing is kept and no sequence is used up.
    CompletionStage<Long> append(Response response);

    /// The oldest rows that wait for a receipt, ascending. At least one when any waits, though it be larger than the
    /// bound.
    ///
    /// @param maxRows 1 and up
    /// @param maxBytes bound of their bodies in all
    /// @param putAside rows to be passed over
    /// @throws OutboxException when the file cannot be read
    List<Uplink.Row> unsent(int maxRows, int maxBytes, Set<ResponseId> putAside);

    /// Releases the rows whose receipt says so: stored, duplicate or rejected. Deferred and unknown ones are left.
    CompletionStage<Void> settle(List<Receipt> receipts);

    /// Makes released rows wait for a receipt again, as far as they are still kept. Complete with how many they are.
    ///
    /// @param from first sequence
    /// @param to last sequence
    CompletionStage<Integer> resend(long from, long to);

    /// Erases the kept copy of a released response. One that waits for its receipt stays. Complete with whether a copy
    /// was erased.
    CompletionStage<Boolean> forget(ResponseId response);

    /// @throws OutboxException when the file cannot be read
    Uplink.OutboxFacts facts();

    /// Finishes what was given, then closes the file. What is given later fails with [OutboxException].
    @Override
    void close();
}
