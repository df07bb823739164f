package fi.hymy.kiosk.visit;

import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.response.Response.Channel;
import fi.hymy.protocol.survey.LanguageTag;
import java.util.function.Consumer;

/// Taps that are made by other means than touch.
///
/// @param within does what it is given while taps count as made by those means
record ChannelTaps(Taps taps, Consumer<Runnable> within) implements Taps {
    @Override
    public void touch() {
        within.accept(taps::touch);
    }

    @Override
    public void start() {
        within.accept(taps::start);
    }

    @Override
    public void select(Answer answer) {
        within.accept(() -> taps.select(answer));
    }

    @Override
    public void clear() {
        within.accept(taps::clear);
    }

    @Override
    public void next() {
        within.accept(taps::next);
    }

    @Override
    public void skip() {
        within.accept(taps::skip);
    }

    @Override
    public void back() {
        within.accept(taps::back);
    }

    @Override
    public void speak(LanguageTag language) {
        within.accept(() -> taps.speak(language));
    }

    @Override
    public Taps by(Channel channel) {
        return taps.by(channel);
    }
}
