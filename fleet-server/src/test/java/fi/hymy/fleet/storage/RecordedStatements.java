package fi.hymy.fleet.storage;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Every statement that is prepared on a SQLite database, and how SQLite means to go about it.
public final class RecordedStatements {
    private final DataSource real;
    private final DataSource recording;
    private final Set<String> statements = new ConcurrentSkipListSet<>();
    private final AtomicLong prepared = new AtomicLong();

    public RecordedStatements(Db db) {
        real = db.writer().source();
        recording = proxy(DataSource.class, (method, arguments) -> {
            Object result = invoke(real, method, arguments);
            return result instanceof Connection connection ? recorded(connection) : result;
        });
    }

    public WriterDb writer() {
        return new WriterDb(
                JdbcClient.create(recording),
                new TransactionTemplate(new JdbcTransactionManager(recording)),
                recording);
    }

    /// Reads on the writer's connection, so that it is recorded too.
    public ReaderDb reader() {
        return new ReaderDb(JdbcClient.create(recording));
    }

    /// How many statements were prepared so far; a batch of many rows is one.
    public long count() {
        return prepared.get();
    }

    /// What SQLite does at each step, by statement.
    public Map<String, List<String>> plans() {
        var plans = new TreeMap<String, List<String>>();
        for (String sql : statements) {
            plans.put(
                    sql,
                    JdbcClient.create(real)
                            .sql("explain query plan " + sql.replace("?", "null"))
                            .query((row, number) -> row.getString("detail"))
                            .list());
        }
        return plans;
    }

    private Connection recorded(Connection connection) {
        return proxy(Connection.class, (method, arguments) -> {
            if (method.getName().equals("prepareStatement")) {
                statements.add((String) arguments[0]);
                prepared.incrementAndGet();
            }
            return invoke(connection, method, arguments);
        });
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call.of(method, arguments)));
    }

    private interface Call {
        Object of(Method method, Object[] arguments) throws Throwable;
    }
}
