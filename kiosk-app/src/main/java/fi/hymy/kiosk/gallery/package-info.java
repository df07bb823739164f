/// Every screen of a folder of surveys on every panel, as pictures with a page to leaf through them, for those who
/// design and those who check.
@NullMarked
package fi.hymy.kiosk.gallery;

import org.jspecify.annotations.NullMarked;
