package io.podium.domain.optimization;

/** How a row of a linear program relates to its right-hand side. */
public enum Relation {
    AT_MOST("<="),
    EQUAL("="),
    AT_LEAST(">=");

    private final String symbol;

    Relation(String symbol) {
        this.symbol = symbol;
    }

    /** Returns {@code <=}, {@code =} or {@code >=}. */
    public String symbol() {
        return symbol;
    }
}
