package fi.hymy.fleet.account;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.fleet.storage.Db;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What managing operators promises on every database.
abstract class StaffContract {
    private Db db;
    private Operators operators;
    private Staff staff;

    abstract Db open();

    @BeforeEach
    void openDatabase() {
        db = open();
        operators = new Operators(db.writer(), db.reader(), InstantSource.system());
        staff = new Staff(operators, db.writer(), db.reader(), new NoEntry(), InstantSource.system());
    }

    @AfterEach
    void closeDatabase() {
        db.close();
    }

    @Test
    void keepsTheLastAdmin() {
        String anna = added("anna", Role.ADMIN);
        String ben = added("ben", Role.DEVICE_MANAGER);

        assertThat(staff.setRole(anna, Role.COORDINATOR, "anna")).isInstanceOf(Staff.Result.Refused.class);
        assertThat(staff.switchOff(anna, "anna")).isInstanceOf(Staff.Result.Refused.class);
        assertThat(staff.setRole(ben, Role.ADMIN, "anna")).isInstanceOf(Staff.Result.Done.class);
        assertThat(staff.switchOff(anna, "ben")).isInstanceOf(Staff.Result.Done.class);
        assertThat(staff.setRole(ben, Role.COORDINATOR, "ben")).isInstanceOf(Staff.Result.Refused.class);

        assertThat(operators.find("anna")).as("one who is switched off").isEmpty();
        assertThat(staff.switchOn(anna, "ben")).isInstanceOf(Staff.Result.Done.class);
        assertThat(operators.find("ANNA")).map(Operator::role).contains(Role.ADMIN);
    }

    @Test
    void keepsOneOfTwoAdminsWhoTakeTheRoleFromEachOtherAtOnce() throws Exception {
        String anna = added("anna", Role.ADMIN);
        String ben = added("ben", Role.ADMIN);
        var together = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<Staff.Result>> both = List.of(
                    threads.submit(() -> {
                        together.await();
                        return staff.setRole(anna, Role.COORDINATOR, "ben");
                    }),
                    threads.submit(() -> {
                        together.await();
                        return staff.setRole(ben, Role.COORDINATOR, "anna");
                    }));

            assertThat(List.of(both.get(0).get(), both.get(1).get()))
                    .hasAtLeastOneElementOfType(Staff.Result.Done.class)
                    .hasAtLeastOneElementOfType(Staff.Result.Refused.class);
        }
        assertThat(staff.all())
                .filteredOn(member -> member.role() == Role.ADMIN)
                .hasSize(1);
    }

    @Test
    void letsTheHostBackInAsAnAdmin() {
        String anna = added("anna", Role.ADMIN);
        added("ben", Role.ADMIN);
        staff.setRole(anna, Role.COORDINATOR, "ben");
        staff.switchOff(anna, "ben");

        operators.rescue("anna");

        assertThat(operators.find("anna")).map(Operator::role).contains(Role.ADMIN);
    }

    @Test
    void refusesNamesThatNobodyCouldType() {
        assertThat(staff.add("two words", Role.ADMIN, "x")).isInstanceOf(Staff.Result.Refused.class);
        assertThat(staff.add("", Role.ADMIN, "x")).isInstanceOf(Staff.Result.Refused.class);
    }

    private String added(String name, Role role) {
        return ((Staff.Result.Done) staff.add(name, role, "test")).member().id();
    }

    /// Nobody gets in, and nobody has to be put out.
    private static final class NoEntry implements Entry {
        @Override
        public Invitation invite(Operator operator, String by) {
            return new Invitation("/welcome/x", Instant.EPOCH, false);
        }

        @Override
        public void withdraw(Operator operator) {}

        @Override
        public void end(Operator operator) {}

        @Override
        public void dropSecondStep(Operator operator) {}

        @Override
        public void forget(Operator operator) {}

        @Override
        public Map<String, Standing> standings() {
            return Map.of();
        }
    }
}
