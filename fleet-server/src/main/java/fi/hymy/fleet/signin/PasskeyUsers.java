package fi.hymy.fleet.signin;

import fi.hymy.fleet.account.Operators;
import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;

/// The names by which browsers know operators: random, and made when an operator adds the first passkey.
@Component
final class PasskeyUsers implements PublicKeyCredentialUserEntityRepository {
    private static final String SELECT =
            "select o.user_name, u.handle from passkey_user u join operator o on o.id = u.operator_id ";

    private final WriterDb writer;
    private final ReaderDb reader;
    private final Operators operators;

    PasskeyUsers(WriterDb writer, ReaderDb reader, Operators operators) {
        this.writer = writer;
        this.reader = reader;
        this.operators = operators;
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        return reader.jdbc()
                .sql(SELECT + "where u.handle = :handle")
                .param("handle", handle.toBase64UrlString())
                .query(PasskeyUsers::user)
                .optional()
                .orElse(null);
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String userName) {
        return reader.jdbc()
                .sql(SELECT + "where o.user_name = :name")
                .param("name", userName)
                .query(PasskeyUsers::user)
                .optional()
                .orElse(null);
    }

    @Override
    public void save(PublicKeyCredentialUserEntity user) {
        writer.jdbc()
                .sql("""
                        insert into passkey_user (operator_id, handle) values (:operator, :handle)
                        on conflict (operator_id) do nothing
                        """)
                .param("operator", operators.find(user.getName()).orElseThrow().id())
                .param("handle", user.getId().toBase64UrlString())
                .update();
    }

    @Override
    public void delete(Bytes handle) {
        writer.jdbc()
                .sql("delete from passkey_user where handle = :handle")
                .param("handle", handle.toBase64UrlString())
                .update();
    }

    private static PublicKeyCredentialUserEntity user(ResultSet row, int number) throws SQLException {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .name(row.getString("user_name"))
                .displayName(row.getString("user_name"))
                .id(Bytes.fromBase64(row.getString("handle")))
                .build();
    }
}
