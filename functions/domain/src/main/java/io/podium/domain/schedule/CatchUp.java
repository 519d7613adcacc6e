package io.podium.domain.schedule;

/** What happens to times that passed while nobody looked, because Podium was down or could not keep up. */
public enum CatchUp {
    /** The latest of them is made up for. */
    LATEST,
    /** None is, once it is {@link Occurrences#LATE} late. */
    NONE,
    /** All are, up to the latest {@link Occurrences#MOST}. */
    ALL
}
