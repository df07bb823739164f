package fi.hymy.fleet.signin;

import fi.hymy.fleet.account.Operator;
import fi.hymy.fleet.account.Operators;
import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;

/// The operators' passkeys: public keys, of which the devices keep the other half.
@Component
final class Passkeys implements UserCredentialRepository {
    private static final String SELECT = "select p.*, u.handle from passkey p join passkey_user u using (operator_id) ";

    private final WriterDb writer;
    private final ReaderDb reader;
    private final Operators operators;

    Passkeys(WriterDb writer, ReaderDb reader, Operators operators) {
        this.writer = writer;
        this.reader = reader;
        this.operators = operators;
    }

    /// A passkey as its owner sees it.
    record Passkey(String id, String label, Instant since, Instant usedAt) {}

    /// The oldest first.
    List<Passkey> of(Operator operator) {
        return reader.jdbc()
                .sql("select * from passkey where operator_id = :operator order by created_at, credential_id")
                .param("operator", operator.id())
                .query((row, number) -> new Passkey(
                        row.getString("credential_id"),
                        row.getString("label"),
                        Instant.ofEpochMilli(row.getLong("created_at")),
                        Instant.ofEpochMilli(row.getLong("used_at"))))
                .list();
    }

    /// @return whether the operator had it
    boolean remove(Operator operator, String id) {
        return writer.jdbc()
                        .sql("delete from passkey where operator_id = :operator and credential_id = :id")
                        .param("operator", operator.id())
                        .param("id", id)
                        .update()
                == 1;
    }

    /// Who is meant by a name that only browsers know; empty for one who may not sign in.
    Optional<Operator> owner(Bytes handle) {
        return operatorId(handle).flatMap(operators::withId);
    }

    @Override
    public void delete(Bytes credentialId) {
        writer.jdbc()
                .sql("delete from passkey where credential_id = :id")
                .param("id", credentialId.toBase64UrlString())
                .update();
    }

    @Override
    public void save(CredentialRecord record) {
        JdbcClient.StatementSpec statement = writer.jdbc().sql("""
                        insert into passkey (credential_id, operator_id, label, public_key, signature_count,
                            uv_initialized, transports, attestation, client_data, backup_eligible, backup_state,
                            created_at, used_at)
                        values (:id, :operator, :label, :key, :count, :uv, :transports, :attestation, :data, :eligible,
                            :state, :created, :used)
                        on conflict (credential_id) do update set signature_count = excluded.signature_count,
                            uv_initialized = excluded.uv_initialized, backup_state = excluded.backup_state,
                            used_at = excluded.used_at
                        """);
        statement
                .param("id", record.getCredentialId().toBase64UrlString())
                .param("operator", operatorId(record.getUserEntityUserId()).orElseThrow())
                .param("label", record.getLabel())
                .param("key", new Bytes(record.getPublicKey().getBytes()).toBase64UrlString())
                .param("count", record.getSignatureCount())
                .param("uv", record.isUvInitialized() ? 1 : 0)
                .param("transports", transports(record))
                .param("attestation", text(record.getAttestationObject()))
                .param("data", text(record.getAttestationClientDataJSON()))
                .param("eligible", record.isBackupEligible() ? 1 : 0)
                .param("state", record.isBackupState() ? 1 : 0)
                .param("created", record.getCreated().toEpochMilli())
                .param("used", record.getLastUsed().toEpochMilli())
                .update();
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credentialId) {
        return reader.jdbc()
                .sql(SELECT + "where p.credential_id = :id")
                .param("id", credentialId.toBase64UrlString())
                .query(Passkeys::record)
                .optional()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return reader.jdbc()
                .sql(SELECT + "where u.handle = :handle")
                .param("handle", handle.toBase64UrlString())
                .query(Passkeys::record)
                .list();
    }

    private Optional<String> operatorId(Bytes handle) {
        return reader.jdbc()
                .sql("select operator_id from passkey_user where handle = :handle")
                .param("handle", handle.toBase64UrlString())
                .query(String.class)
                .optional();
    }

    private static CredentialRecord record(ResultSet row, int number) throws SQLException {
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(Bytes.fromBase64(row.getString("credential_id")))
                .userEntityUserId(Bytes.fromBase64(row.getString("handle")))
                .publicKey(ImmutablePublicKeyCose.fromBase64(row.getString("public_key")))
                .signatureCount(row.getLong("signature_count"))
                .uvInitialized(row.getInt("uv_initialized") == 1)
                .transports(Arrays.stream(row.getString("transports").split(" "))
                        .filter(word -> !word.isEmpty())
                        .map(AuthenticatorTransport::valueOf)
                        .collect(Collectors.toSet()))
                .attestationObject(Bytes.fromBase64(row.getString("attestation")))
                .attestationClientDataJSON(Bytes.fromBase64(row.getString("client_data")))
                .backupEligible(row.getInt("backup_eligible") == 1)
                .backupState(row.getInt("backup_state") == 1)
                .created(Instant.ofEpochMilli(row.getLong("created_at")))
                .lastUsed(Instant.ofEpochMilli(row.getLong("used_at")))
                .label(row.getString("label"))
                .build();
    }

    private static String transports(CredentialRecord record) {
        return record.getTransports().stream()
                .map(AuthenticatorTransport::getValue)
                .collect(Collectors.joining(" "));
    }

    private static String text(@Nullable Bytes bytes) {
        return bytes == null ? "" : bytes.toBase64UrlString();
    }
}
