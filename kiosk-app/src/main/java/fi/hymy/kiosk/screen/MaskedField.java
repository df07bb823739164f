package fi.hymy.kiosk.screen;

import javafx.scene.control.Skin;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.TextFieldSkin;

/// A line to write on that can hide what is written, but for the last letter, from those who stand beside.
final class MaskedField extends TextField {
    private static final String DOT = "●";

    private boolean masked;

    boolean masked() {
        return masked;
    }

    void mask(boolean hide) {
        String words = getText();
        int caret = getCaretPosition();
        masked = hide;
        // Only another text is masked anew.
        setText("");
        setText(words);
        positionCaret(caret);
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new TextFieldSkin(this) {
            @Override
            protected String maskText(String words) {
                int last = words.length() - 1;
                return masked && last > 0 ? DOT.repeat(last) + words.substring(last) : words;
            }
        };
    }
}
