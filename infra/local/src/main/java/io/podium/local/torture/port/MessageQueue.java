package io.podium.local.torture.port;

import io.podium.local.torture.world.Fault;
import io.podium.local.torture.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A standard queue of SQS: a message is delivered at least once, in any order, again whenever it was not deleted within
 * its visibility time-out, and becomes a dead letter when that has happened too often.
 */
public final class MessageQueue {
    private static final int LONGEST_DELAY = 300_000;
    private static final int SOON = 1_000;

    private final World world;
    private final String name;
    private final Duration visibility;
    private final int mostReceived;
    private final List<Message> messages = new ArrayList<>();
    private Runnable listener = () -> {};
    private long sent;

    /**
     * @param visibility how long a message is hidden once it was received
     * @param mostReceived how often a message is received before it is a dead letter
     */
    public MessageQueue(World world, String name, Duration visibility, int mostReceived) {
        this.world = world;
        this.name = name;
        this.visibility = visibility;
        this.mostReceived = mostReceived;
    }

    public String name() {
        return name;
    }

    /** Has somebody told whenever a message may have become visible. */
    public void whenVisible(Runnable told) {
        listener = told;
    }

    /** Takes a message that is delivered after this many milliseconds, or later. */
    public void send(String body, long delayMillis) {
        long late = world.faults().strike(Fault.MESSAGE_LATE) ? world.chance().below(LONGEST_DELAY) : 0;
        String text = world.faults().strike(Fault.MESSAGE_GARBLED) ? body.substring(0, body.length() / 2) : body;
        messages.add(new Message(name + "-" + sent++, text, world.loop().now() + delayMillis + late));
        world.loop().after(delayMillis + late, listener);
    }

    /** Receives some messages. */
    public List<Message> receive(int most) {
        long now = world.loop().now();
        List<Message> visible = new ArrayList<>();
        for (Message message : messages) {
            if (message.visibleAt() <= now) {
                visible.add(message);
            }
        }
        boolean reordered = world.faults().strike(Fault.MESSAGES_REORDERED);
        List<Message> order = reordered ? world.chance().shuffled(visible) : sorted(visible);
        List<Message> received = new ArrayList<>();
        for (Message message : order.subList(0, Math.min(most, order.size()))) {
            if (message.received() >= mostReceived) {
                world.faults().happened(Fault.DEAD_LETTER);
                messages.remove(message);
            } else {
                boolean twice = world.faults().strike(Fault.MESSAGE_TWICE);
                long hidden = twice ? world.chance().below(SOON) : visibility.toMillis();
                message.receive(now + hidden);
                world.loop().after(hidden, () -> tell(message));
                received.add(message);
            }
        }
        return received;
    }

    private void tell(Message message) {
        if (messages.contains(message)) {
            listener.run();
        }
    }

    private static List<Message> sorted(List<Message> visible) {
        return visible.stream()
                .sorted(Comparator.comparingLong(Message::visibleAt))
                .toList();
    }

    /** Deletes a message, if it is still there. */
    public void delete(Message message) {
        messages.remove(message);
    }
}
