/// Makes responses durable: bounded queue, one writer, batches in one transaction, receipts after the commit.
@NullMarked
package fi.hymy.fleet.ingest;

import org.jspecify.annotations.NullMarked;
