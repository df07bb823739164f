package fi.hymy.protocol.codec;

import fi.hymy.protocol.id.MessageId;
import fi.hymy.protocol.message.Envelope;
import fi.hymy.protocol.message.Message;

/// What became of received bytes.
public sealed interface Decoded<M extends Message> {
    @SuppressWarnings("AvoidCommonTypeNames") // nobody reads java.lang.Readable here
    record Readable<M extends Message>(Envelope<M> envelope) implements Decoded<M> {}

    /// The envelope is of a newer major version. To be answered as deferred: an update will be able to read it.
    record NewerVersion<M extends Message>(MessageId id, int version) implements Decoded<M> {}

    /// The message is of a type, or speaks of something, that this program does not know yet. To be answered as
    /// deferred, like a newer version.
    ///
    /// @param type as written, `[A-Za-z]{1,40}`
    record UnknownType<M extends Message>(MessageId id, String type) implements Decoded<M> {}

    /// No such message can be, in this version or a newer one.
    ///
    /// @param reason where and why, never with words from the message
    record Undecodable<M extends Message>(String reason) implements Decoded<M> {}
}
