package fi.hymy.fleet.signin;

import fi.hymy.fleet.account.Operator;
import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/// The operators' passwords, kept as slow salted hashes only.
@Component
final class Passwords {
    private final WriterDb writer;
    private final ReaderDb reader;
    private final PasswordEncoder encoder;

    Passwords(WriterDb writer, ReaderDb reader, PasswordEncoder encoder) {
        this.writer = writer;
        this.reader = reader;
        this.encoder = encoder;
    }

    /// As the delegating encoder writes it, `{bcrypt}…`; empty where there is none, which no password fits.
    String hash(Operator operator) {
        return reader.jdbc()
                .sql("select password_hash from operator where id = :id")
                .param("id", operator.id())
                .query(String.class)
                .optional()
                .orElse("");
    }

    boolean fits(Operator operator, String password) {
        String hash = hash(operator);
        return !hash.isEmpty() && encoder.matches(password, hash);
    }

    /// @param mustChange whether the password is for one sign-in only
    void set(Operator operator, String password, boolean mustChange) {
        storeHash(operator, encoder.encode(password), mustChange);
    }

    /// The same password under a newer kind of hash.
    void upgrade(Operator operator, String hash) {
        storeHash(operator, hash, operator.mustChange());
    }

    private void storeHash(Operator operator, String hash, boolean mustChange) {
        writer.jdbc()
                .sql("update operator set password_hash = :hash, must_change = :mustChange where id = :id")
                .param("hash", hash)
                .param("mustChange", mustChange ? 1 : 0)
                .param("id", operator.id())
                .update();
    }
}
