package io.podium.optimizer.raw;

import io.podium.lambda.json.Fields;

/**
 * The bounds of a variable, in JSON {@code [from, to]} with null for none, or {@code {"min": from, "max": to}} where a
 * missing {@code min} is 0 and a missing {@code max} none.
 *
 * @param from lower bound, negative infinity for none
 * @param to upper bound, infinity for none
 */
record Bounds(double from, double to) {

    /** From 0 upwards. */
    static final Bounds NONE = new Bounds(0, Double.POSITIVE_INFINITY);

    private static final int PAIR = 2;

    static Bounds read(Fields in, String at) {
        return in.isList(at) ? readPair(in, at) : in.object(at, Bounds::readObject);
    }

    private static Bounds readPair(Fields in, String at) {
        return in.elements(
                at,
                PAIR,
                each -> between(
                        each,
                        "[1]",
                        number(each, "[0]", Double.NEGATIVE_INFINITY),
                        number(each, "[1]", Double.POSITIVE_INFINITY)));
    }

    private static Bounds readObject(Fields in) {
        return between(in, "max", number(in, "min", 0), number(in, "max", Double.POSITIVE_INFINITY));
    }

    private static double number(Fields in, String name, double absent) {
        return in.optional(
                        name, (fields, field) -> fields.number(field, -JsonProgram.MAX_NUMBER, JsonProgram.MAX_NUMBER))
                .orElse(absent);
    }

    private static Bounds between(Fields in, String name, double from, double to) {
        in.check(to >= from, name, "at least the lower bound is expected, which is " + from);
        return new Bounds(from, Math.max(from, to));
    }
}
