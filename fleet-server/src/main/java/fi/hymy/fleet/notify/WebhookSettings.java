package fi.hymy.fleet.notify;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Which webhooks may be called.
///
/// @param allowPrivate whether addresses of this machine and of private networks may be called, and by plain HTTP: off
/// unless the host wants it, for an operator could otherwise reach through the server what only the server can reach
@ConfigurationProperties("hymy.webhook")
record WebhookSettings(@DefaultValue("false") boolean allowPrivate) {}
