package fi.hymy.fleet.signin;

import fi.hymy.fleet.account.Operator;
import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// What an operator shows besides a password: an authenticator app's code, or one of the recovery codes
/// that stand in for a lost phone. Passkeys count as a second step too, and are kept by [Passkeys].
@Component
final class SecondSteps {
    private static final int RECOVERY_CODES = 10;

    private final WriterDb writer;
    private final ReaderDb reader;
    private final SignInSettings settings;
    private final InstantSource clock;

    SecondSteps(WriterDb writer, ReaderDb reader, SignInSettings settings, InstantSource clock) {
        this.writer = writer;
        this.reader = reader;
        this.settings = settings;
        this.clock = clock;
    }

    /// What an operator has.
    ///
    /// @param app whether an authenticator app is set up
    /// @param recoveryCodes how many are left
    /// @param passkeys how many there are
    record Held(boolean app, int recoveryCodes, int passkeys) {
        /// Whether a password alone does not open the door.
        boolean any() {
            return app || passkeys > 0;
        }
    }

    Held of(Operator operator) {
        return reader.jdbc()
                .sql("""
                        select (select count(*) from authenticator where operator_id = :id) as apps,
                               (select count(*) from recovery_code where operator_id = :id) as codes,
                               (select count(*) from passkey where operator_id = :id) as passkeys
                        """)
                .param("id", operator.id())
                .query((row, number) -> new Held(row.getInt("apps") > 0, row.getInt("codes"), row.getInt("passkeys")))
                .single();
    }

    /// Whether operators of this role must have one.
    boolean isRequiredOf(Operator operator) {
        return settings.secondStepFor().contains(operator.role());
    }

    /// Begins to ask for codes of the app with this secret; the code shows that the app knows it.
    ///
    /// @return the recovery codes, shown this once, or nothing when the code was wrong
    Optional<List<String>> setUpApp(Operator operator, String secret, String code) {
        OptionalLong step = Totp.step(secret, code, clock.instant());
        if (step.isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(writer.transaction().execute(status -> {
            writer.jdbc()
                    .sql("""
                            insert into authenticator (operator_id, secret, since, last_step)
                            values (:id, :secret, :now, :step)
                            on conflict (operator_id) do update set secret = excluded.secret, since = excluded.since,
                                last_step = excluded.last_step
                            """)
                    .param("id", operator.id())
                    .param("secret", secret)
                    .param("now", clock.millis())
                    .param("step", step.getAsLong())
                    .update();
            return freshRecoveryCodes(operator);
        }));
    }

    /// In place of those before.
    List<String> freshRecoveryCodes(Operator operator) {
        List<String> codes =
                Stream.generate(OneTimePassword::fresh).limit(RECOVERY_CODES).toList();
        writer.transaction().executeWithoutResult(status -> {
            clear("recovery_code", operator);
            codes.forEach(code -> writer.jdbc()
                    .sql("insert into recovery_code (operator_id, code_hash) values (:id, :hash)")
                    .param("id", operator.id())
                    .param("hash", Secret.hash(code))
                    .update());
        });
        return codes;
    }

    void dropApp(Operator operator) {
        writer.transaction().executeWithoutResult(status -> {
            clear("authenticator", operator);
            clear("recovery_code", operator);
        });
    }

    /// Whether a code is right, of the app or for recovery. Each is taken once.
    boolean takes(Operator operator, String code) {
        return takesFromApp(operator, code) || takesForRecovery(operator, code);
    }

    private boolean takesFromApp(Operator operator, String code) {
        Optional<String> secret = reader.jdbc()
                .sql("select secret from authenticator where operator_id = :id")
                .param("id", operator.id())
                .query(String.class)
                .optional();
        OptionalLong step =
                secret.map(found -> Totp.step(found, code, clock.instant())).orElse(OptionalLong.empty());
        // Of two who bring the same code at once, one is let in.
        return step.isPresent()
                && writer.jdbc()
                                .sql("""
                                        update authenticator set last_step = :step
                                        where operator_id = :id and last_step < :step
                                        """)
                                .param("step", step.getAsLong())
                                .param("id", operator.id())
                                .update()
                        == 1;
    }

    private boolean takesForRecovery(Operator operator, String code) {
        return writer.jdbc()
                        .sql("delete from recovery_code where operator_id = :id and code_hash = :hash")
                        .param("id", operator.id())
                        .param("hash", Secret.hash(code.strip().toLowerCase(Locale.ROOT)))
                        .update()
                == 1;
    }

    private void clear(String table, Operator operator) {
        writer.jdbc()
                .sql("delete from " + table + " where operator_id = :id")
                .param("id", operator.id())
                .update();
    }
}
