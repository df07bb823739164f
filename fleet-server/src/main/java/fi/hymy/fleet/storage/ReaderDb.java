package fi.hymy.fleet.storage;

import org.springframework.jdbc.core.simple.JdbcClient;

/// Connections that only read: they see what is committed and never wait for the writer.
public record ReaderDb(JdbcClient jdbc) {}
