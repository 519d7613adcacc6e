package io.podium.lambda.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes JSON (RFC 8259) as plain trees: Map with String keys in the order of the text, List, String, Long
 * for every number without fraction and exponent, Double for the others, Boolean, and null.
 *
 * <p>Reading refuses what different readers understand differently: duplicate names, NaN, infinities and numbers that
 * overflow a Double, integers beyond a Long, unpaired surrogates, comments, text behind the value, invalid UTF-8,
 * nesting beyond {@value #MAX_DEPTH} and numbers longer than {@value #MAX_NUMBER_LENGTH} characters.
 */
public final class Json {
    /** The deepest nesting that is read or written. */
    public static final int MAX_DEPTH = 100;

    /** The longest number that is read, in characters. */
    public static final int MAX_NUMBER_LENGTH = 100;

    /** What Java puts in the place of bytes that are no UTF-8. */
    private static final char REPLACEMENT = '\ufffd';

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .build())
            .streamWriteConstraints(
                    StreamWriteConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    private Json() {}

    /**
     * Reads one value.
     *
     * @throws JsonException if the text is not exactly one value of strict JSON
     */
    public static @Nullable Object parse(String text) {
        try (TreeReader reader = new TreeReader(FACTORY.createParser(text))) {
            return reader.only();
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
    }

    /**
     * Reads one value from UTF-8.
     *
     * @throws JsonException if the bytes are not exactly one value of strict JSON in UTF-8
     */
    public static @Nullable Object parse(byte[] utf8) {
        return parse(decode(utf8));
    }

    /**
     * Reads one object.
     *
     * @throws JsonException if the text is not exactly one object of strict JSON
     */
    public static Map<String, Object> parseObject(String text) {
        try (TreeReader reader = new TreeReader(FACTORY.createParser(text))) {
            return reader.onlyObject();
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
    }

    /**
     * Reads one object from UTF-8.
     *
     * @throws JsonException if the bytes are not exactly one object of strict JSON in UTF-8
     */
    public static Map<String, Object> parseObject(byte[] utf8) {
        return parseObject(decode(utf8));
    }

    /**
     * Writes a plain tree compactly, names in the order of the maps. Every text that this method returns can be read
     * back.
     *
     * @throws IllegalArgumentException if the tree holds anything else than plain values, a number that is not
     *     finite, an unpaired surrogate, or is nested too deeply
     */
    public static String write(@Nullable Object tree) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            TreeWriter.write(tree, generator);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return text.toString();
    }

    private static String decode(byte[] utf8) {
        String text = new String(utf8, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? text : decodeStrictly(utf8);
    }

    /** Tells a replacement that was sent from one that stands for what is not UTF-8. */
    private static String decodeStrictly(byte[] utf8) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new JsonException("JSON is UTF-8, these bytes are not", JsonLocation.NA);
        }
    }
}
