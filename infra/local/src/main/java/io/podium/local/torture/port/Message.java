package io.podium.local.torture.port;

/** A message in a queue. */
public final class Message {
    private final String id;
    private final String body;
    private long visibleAt;
    private int received;

    Message(String id, String body, long visibleAt) {
        this.id = id;
        this.body = body;
        this.visibleAt = visibleAt;
    }

    public String id() {
        return id;
    }

    public String body() {
        return body;
    }

    /** Returns how often it was received. */
    public int received() {
        return received;
    }

    long visibleAt() {
        return visibleAt;
    }

    void receive(long hiddenUntil) {
        received++;
        visibleAt = hiddenUntil;
    }
}
