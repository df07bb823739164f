package fi.hymy.protocol.message;

/// Anything that goes into an envelope.
public sealed interface Message permits Uplink, Downlink {}
