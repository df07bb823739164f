package fi.hymy.protocol.survey;

import fi.hymy.protocol.id.StatementId;

/// One line of a battery, rated on the battery's scale.
public record Statement(StatementId id, LocalizedText text) {}
