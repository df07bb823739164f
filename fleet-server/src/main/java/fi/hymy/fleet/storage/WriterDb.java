package fi.hymy.fleet.storage;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The connection that writes. On SQLite there is one, handed out fairly: keep it for milliseconds only.
///
/// @param jdbc single statements, each its own transaction unless inside [#transaction]
/// @param transaction several statements as one; immediate, so that reading first and writing then never fails
/// @param source for batches by plain JDBC; within [#transaction] use
/// [org.springframework.jdbc.datasource.DataSourceUtils]
public record WriterDb(JdbcClient jdbc, TransactionTemplate transaction, DataSource source) {}
