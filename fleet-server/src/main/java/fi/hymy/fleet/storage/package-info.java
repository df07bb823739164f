/// Where rows live: SQLite or PostgreSQL, its connections and its migrations.
@NullMarked
package fi.hymy.fleet.storage;

import org.jspecify.annotations.NullMarked;
