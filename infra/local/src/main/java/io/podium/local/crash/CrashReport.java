package io.podium.local.crash;

import java.util.List;

/**
 * What came of killing a stack.
 *
 * @param kills how often it was killed
 * @param accepted tasks that were accepted
 * @param openAtKills tasks that were accepted and not completed when it was killed, all kills together
 * @param seconds real ones, in all
 * @param broken promises that were not kept, in words
 */
public record CrashReport(int kills, int accepted, long openAtKills, double seconds, List<String> broken) {
    public CrashReport {
        broken = List.copyOf(broken);
    }
}
