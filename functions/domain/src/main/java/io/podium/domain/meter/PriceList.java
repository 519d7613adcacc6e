package io.podium.domain.meter;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * List prices of one region at one date.
 *
 * @param region the AWS region
 * @param date the month, such as {@code 2026-11}
 * @param usd the price of one unit; every unit has one
 */
public record PriceList(String region, String date, Map<BilledUnit, Double> usd) {
    private static final String CURRENT = "prices-us-east-1-2026-11.properties";
    private static final Pattern PRICE = Pattern.compile("([0-9]+(?:\\.[0-9]+)?) per ([0-9]+)");

    public PriceList {
        usd = Map.copyOf(usd);
        for (BilledUnit unit : BilledUnit.values()) {
            if (!usd.containsKey(unit)) {
                throw new IllegalArgumentException("the price list of " + region + " " + date + " has no " + unit);
            }
        }
    }

    /** Returns the list that comes with this program. */
    public static PriceList current() {
        try (InputStream file = Objects.requireNonNull(PriceList.class.getResourceAsStream(CURRENT), CURRENT)) {
            Properties properties = new Properties();
            properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            return of(properties);
        } catch (IOException e) {
            throw new UncheckedIOException(CURRENT + " cannot be read", e);
        }
    }

    /**
     * Reads a list: {@code region}, {@code date}, and for every {@link BilledUnit} a price in the form
     * {@code 0.625 per 1000000}.
     *
     * @throws IllegalArgumentException if a price is missing, unknown or malformed
     */
    public static PriceList of(Properties properties) {
        Map<BilledUnit, Double> usd = new EnumMap<>(BilledUnit.class);
        for (String name : properties.stringPropertyNames()) {
            if (!name.equals("region") && !name.equals("date")) {
                usd.put(BilledUnit.valueOf(name), price(name, properties.getProperty(name)));
            }
        }
        return new PriceList(text(properties, "region"), text(properties, "date"), usd);
    }

    /** Returns what a reading costs. */
    public Cost cost(MeterReading reading) {
        Map<BilledUnit, Double> cost = new EnumMap<>(BilledUnit.class);
        for (BilledUnit unit : BilledUnit.values()) {
            double amount = reading.total(unit);
            if (amount != 0) {
                cost.put(unit, amount * Objects.requireNonNull(usd.get(unit)));
            }
        }
        return new Cost(cost);
    }

    private static double price(String name, String text) {
        Matcher price = PRICE.matcher(text.strip());
        if (!price.matches() || Long.parseLong(price.group(2)) == 0) {
            throw new IllegalArgumentException(
                    "a price has the form \"0.625 per 1000000\", but that of " + name + " is \"" + text + "\"");
        }
        return Double.parseDouble(price.group(1)) / Long.parseLong(price.group(2));
    }

    private static String text(Properties properties, String name) {
        String text = properties.getProperty(name);
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("a price list names its " + name);
        }
        return text;
    }
}
