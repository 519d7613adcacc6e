package io.podium.optimizer.raw;

import io.podium.lambda.json.Fields;
import io.podium.lambda.json.Json;
import io.podium.optimizer.mps.GivenProgram;
import io.podium.optimizer.mps.MpsReader;

/** Reads the programs that callers give: JSON, or MPS in either form. */
public final class RawProgram {

    /** Most costs and rows of a program in the body of a request. */
    public static final int MAX_REQUEST_SIZE = 1_000;

    private static final int MAX_FILE_SIZE = 1_000_000;
    private static final int MAX_MPS_LENGTH = 6_000_000;

    private RawProgram() {}

    /** Reads a program from the fields of a request: those of JSON, or {@code mps} with a whole file as text. */
    public static GivenProgram of(Fields in) {
        return in.has("mps") ? MpsReader.read(in.text("mps", MAX_MPS_LENGTH)) : JsonProgram.read(in, MAX_REQUEST_SIZE);
    }

    /**
     * Reads a program from a file, which is JSON if it begins with a brace.
     *
     * @throws io.podium.domain.InvalidInputException naming the fields of JSON that break a rule
     * @throws io.podium.lambda.json.JsonException if it is no JSON
     * @throws io.podium.optimizer.mps.MpsException naming the line of MPS that breaks a rule
     */
    public static GivenProgram of(String text) {
        return text.stripLeading().startsWith("{")
                ? Fields.read(Json.parse(text), in -> JsonProgram.read(in, MAX_FILE_SIZE))
                : MpsReader.read(text);
    }
}
