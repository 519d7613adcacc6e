package io.podium.local.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every target takes its seeds, what the fuzzer has found before, and a bounded number of inputs that are almost good. */
@Timeout(120)
class FuzzTargetsTest {
    private static final Path SEEDS = Path.of("src/test/resources/fuzz");
    private static final int INPUTS = 1_500;

    static Stream<String> targets() {
        return FuzzTarget.ALL.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void takesItsSeedsAndWhatIsAlmostLikeThem(String name) throws IOException {
        FuzzTarget target = FuzzTarget.ALL.get(name).get();
        List<byte[]> seeds = seeds(name);
        assertThat(seeds).as("seeds of " + name).isNotEmpty();
        seeds.forEach(seed -> take(target, seed));
        Mutator mutator = new Mutator(new SplittableRandom(name.hashCode()), seeds);
        int inputs = name.equals("template") ? INPUTS / 10 : INPUTS;
        for (int i = 0; i < inputs; i++) {
            take(target, mutator.next());
        }
    }

    @Test
    void hasASeedForEveryRoute() throws IOException {
        List<String> lines = seeds("api").stream()
                .map(seed -> FuzzTarget.text(seed).lines().findFirst().orElseThrow())
                .toList();
        assertThat(ApiTarget.keys()).allSatisfy(key -> assertThat(lines)
                .anyMatch(line -> line.matches(key.replaceAll("\\{[^}]*}", "[^/?]+") + "(\\?.*)?")));
    }

    private static void take(FuzzTarget target, byte[] input) {
        try {
            target.take(input);
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            throw new AssertionError("the input was: " + FuzzTarget.text(input), e);
        }
    }

    static List<byte[]> seeds(String name) throws IOException {
        try (Stream<Path> files = Files.list(SEEDS.resolve(name))) {
            List<Path> sorted = files.sorted().toList();
            List<byte[]> seeds = new ArrayList<>();
            for (Path file : sorted) {
                seeds.add(Files.readAllBytes(file));
            }
            return seeds;
        }
    }
}
