/// Surveys as people make them: drafts, published versions that never change, pictures, and the bytes that kiosks
/// fetch.
@NullMarked
package fi.hymy.fleet.survey;

import org.jspecify.annotations.NullMarked;
