/// How answers look: tables for people, one JSON object a line for programs.
@NullMarked
package fi.hymy.cli.print;

import org.jspecify.annotations.NullMarked;
