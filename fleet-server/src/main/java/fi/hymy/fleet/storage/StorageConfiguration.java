package fi.hymy.fleet.storage;

import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StorageSettings.class)
class StorageConfiguration {
    @Bean(destroyMethod = "close")
    DataFolder dataFolder(StorageSettings settings) {
        return DataFolder.open(settings.data());
    }

    @Bean
    Restored restored(DataFolder folder) {
        return Restored.read(folder.file(Backups.RESTORED));
    }

    @Bean(destroyMethod = "close")
    Db db(StorageSettings settings, DataFolder folder) {
        String url = settings.db().url();
        return url == null
                ? Db.sqlite(folder.file("hymy.db"))
                : Db.postgres(url, settings.db().user(), settings.db().password());
    }

    @Bean
    WriterDb writerDb(Db db) {
        return db.writer();
    }

    @Bean
    ReaderDb readerDb(Db db) {
        return db.reader();
    }

    /// For Spring Session and the health check.
    @Bean(destroyMethod = "")
    DataSource dataSource(Db db) {
        return db.source();
    }

    @Bean
    PlatformTransactionManager transactionManager(Db db) {
        return db.transactions();
    }
}
