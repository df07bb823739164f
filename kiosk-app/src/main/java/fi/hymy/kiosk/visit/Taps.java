package fi.hymy.kiosk.visit;

import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.response.Response.Channel;
import fi.hymy.protocol.survey.LanguageTag;

/// What a respondent can do. Everything is called on the visit's thread; what does not fit the moment (a
/// tap that comes late, twice, or for a question that is gone) does nothing.
public interface Taps {
    /// Any touch at all: keeps the visit awake.
    void touch();

    /// Begins a visit on the attract screen; leaves the thank-you screen before its time.
    void start();

    /// Answers a one-tap question and goes on; elsewhere changes the selection, to be confirmed with
    /// [#next()].
    void select(Answer answer);

    /// Takes the selection back.
    void clear();

    /// Confirms the selection; tries again where a response could not be saved.
    void next();

    /// Leaves a question that is not required.
    void skip();

    /// Returns to the question before, with its answer selected.
    void back();

    /// Goes on in another language of the survey; answers stay.
    void speak(LanguageTag language);

    /// The same taps, made by other means. A response's channel is the one by which its first answer was
    /// given.
    Taps by(Channel channel);
}
