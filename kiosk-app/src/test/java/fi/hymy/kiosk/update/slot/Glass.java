package fi.hymy.kiosk.update.slot;

import fi.hymy.kiosk.update.Updater;

/// A glass before which nobody stands, until somebody does.
final class Glass implements Updater.Idle {
    boolean somebody;

    @Override
    public void whenNobodyIsHere(Runnable task) {
        task.run();
    }

    @Override
    public boolean isSomebodyHere() {
        return somebody;
    }
}
