/// What a respondent said: answers, and the response that holds them.
@NullMarked
package fi.hymy.protocol.response;

import org.jspecify.annotations.NullMarked;
