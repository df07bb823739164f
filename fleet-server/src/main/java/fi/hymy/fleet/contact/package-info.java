/// People who left contact details and wait to be contacted: a list apart from all results, and the erasing of each.
@NullMarked
package fi.hymy.fleet.contact;

import org.jspecify.annotations.NullMarked;
