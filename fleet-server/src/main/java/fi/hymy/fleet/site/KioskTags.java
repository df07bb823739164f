package fi.hymy.fleet.site;

import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.id.KioskId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/// Marks on kiosks.
@Component
public final class KioskTags {
    private final WriterDb writer;
    private final ReaderDb reader;

    KioskTags(WriterDb writer, ReaderDb reader) {
        this.writer = writer;
        this.reader = reader;
    }

    public SortedSet<String> of(KioskId kiosk) {
        return new TreeSet<>(reader.jdbc()
                .sql("select tag from kiosk_tag where kiosk_id = :kiosk")
                .param("kiosk", kiosk.value())
                .query((row, number) -> row.getString("tag"))
                .list());
    }

    /// Every tag in use, on kiosks and on places.
    public List<String> known() {
        return reader.jdbc()
                .sql("select tag from kiosk_tag union select tag from place_tag order by tag")
                .query((row, number) -> row.getString("tag"))
                .list();
    }

    /// Gives a kiosk exactly these.
    ///
    /// @throws IllegalArgumentException when one is malformed or there are too many
    public void set(KioskId kiosk, Set<String> tags) {
        SortedSet<String> wanted = Tags.of(tags);
        writer.transaction().executeWithoutResult(status -> {
            Revision.raise(writer);
            writer.jdbc()
                    .sql("delete from kiosk_tag where kiosk_id = :kiosk")
                    .param("kiosk", kiosk.value())
                    .update();
            wanted.forEach(tag -> add(kiosk, tag));
        });
    }

    /// Adds and takes away tags of many in one transaction.
    ///
    /// @return what was really changed, so that it can be undone
    public TagChange change(Collection<KioskId> kiosks, Set<String> add, Set<String> remove) {
        SortedSet<String> adding = Tags.of(add);
        SortedSet<String> removing = Tags.of(remove);
        var change = new TagChange(new TreeSet<>(), new TreeSet<>());
        writer.transaction().executeWithoutResult(status -> {
            Revision.raise(writer);
            kiosks.forEach(kiosk -> {
                adding.stream()
                        .filter(tag -> add(kiosk, tag))
                        .forEach(tag -> change.added().add(kiosk + " " + tag));
                removing.stream()
                        .filter(tag -> remove(kiosk, tag))
                        .forEach(tag -> change.removed().add(kiosk + " " + tag));
            });
        });
        return change;
    }

    /// Takes a change back.
    public void undo(TagChange change) {
        writer.transaction().executeWithoutResult(status -> {
            Revision.raise(writer);
            change.added().forEach(pair -> remove(kiosk(pair), tag(pair)));
            change.removed().forEach(pair -> add(kiosk(pair), tag(pair)));
        });
    }

    /// What a bulk edit did, each as `kiosk tag`.
    public record TagChange(Set<String> added, Set<String> removed) {
        public int size() {
            return added.size() + removed.size();
        }
    }

    private boolean add(KioskId kiosk, String tag) {
        return writer.jdbc()
                        .sql("insert into kiosk_tag (kiosk_id, tag) values (:kiosk, :tag) on conflict do nothing")
                        .param("kiosk", kiosk.value())
                        .param("tag", tag)
                        .update()
                == 1;
    }

    private boolean remove(KioskId kiosk, String tag) {
        return writer.jdbc()
                        .sql("delete from kiosk_tag where kiosk_id = :kiosk and tag = :tag")
                        .param("kiosk", kiosk.value())
                        .param("tag", tag)
                        .update()
                == 1;
    }

    private static KioskId kiosk(String pair) {
        return new KioskId(pair.substring(0, pair.indexOf(' ')));
    }

    private static String tag(String pair) {
        return Tags.checked(pair.substring(pair.indexOf(' ') + 1));
    }
}
