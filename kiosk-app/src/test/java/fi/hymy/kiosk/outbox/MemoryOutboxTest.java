package fi.hymy.kiosk.outbox;

final class MemoryOutboxTest extends OutboxContract {
    private final MemoryOutbox memory = new MemoryOutbox();

    @Override
    protected Outbox open() {
        return memory.reopened();
    }
}
