package io.podium.local.trace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads traces as CSV (RFC 4180): a header that names the columns {@code arrival_s} and {@code duration_s} and, where
 * they are known, {@code type}, {@code priority}, {@code tenant}, {@code cpu}, {@code memory} and {@code deadline_s};
 * then a line for each task. Other columns are ignored. Nothing else is forgiven: the first line that breaks a rule
 * ends the reading.
 */
public final class TraceReader {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private TraceReader() {}

    /**
     * Reads a file.
     *
     * @throws TraceException if it is no trace
     * @throws IOException if it cannot be read
     */
    public static Trace read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String name = String.valueOf(file.getFileName());
        try {
            return read(
                    name,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (CharacterCodingException e) {
            throw new TraceException(name, lineOfFirstFault(bytes), "a trace is text in UTF-8, this is not");
        }
    }

    /**
     * Reads a text.
     *
     * @param name what messages call it
     * @throws TraceException if it is no trace
     */
    public static Trace read(String name, String text) {
        List<String> lines = new ArrayList<>(List.of(withoutMark(text).split("\r?\n", -1)));
        if (lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        if (lines.isEmpty()) {
            throw new TraceException(name, 1, "the file is empty; a trace begins with a header");
        }
        Columns columns = Columns.of(name, CsvLine.split(name, 1, lines.get(0)));
        List<Arrival> arrivals = new ArrayList<>(lines.size());
        for (int i = 1; i < lines.size(); i++) {
            arrivals.add(columns.read(i + 1, CsvLine.split(name, i + 1, lines.get(i))));
        }
        if (arrivals.isEmpty()) {
            throw new TraceException(name, 2, "there is no task behind the header");
        }
        return Trace.of(name, arrivals);
    }

    private static String withoutMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private static int lineOfFirstFault(byte[] bytes) {
        String lenient = new String(bytes, StandardCharsets.UTF_8);
        int fault = lenient.indexOf('\uFFFD');
        return 1
                + (int) lenient.substring(0, Math.max(0, fault))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }
}
