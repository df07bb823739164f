/// The server's REST interface as a client sees it: requests, pages, and what it refuses. Owns Jackson and
/// java.net.http.
@NullMarked
package fi.hymy.cli.api;

import org.jspecify.annotations.NullMarked;
