package io.podium.local.cli;

import io.podium.local.remote.RemoteRequest;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code podium pool}: the capacity that services share, and by which rules. */
@Command(
        name = "pool",
        description = "Looks at pools, makes them, and changes their capacity and rules.",
        footer = {"", "Examples:", "  podium pool list", "  podium pool set batch --policy sjf"},
        mixinStandardHelpOptions = true)
final class PoolCommand {
    static final String POOLS = "pools";

    private final Output output;
    private final Map<String, String> environment;

    PoolCommand(Output output, Map<String, String> environment) {
        this.output = output;
        this.environment = environment;
    }

    @Command(
            name = "list",
            description = "Lists pools.",
            footer = {"", "Examples:", "  podium pool list"},
            mixinStandardHelpOptions = true)
    int list(@Mixin RemoteArguments arguments) {
        try (Remote remote = arguments.remote(output, environment)) {
            remote.tell(
                    remote.ask(RemoteRequest.get(POOLS)),
                    told -> Table.of(
                            told.get(POOLS), "poolId", "policy", "placement", "strategy", "slotsInUse", "slots"));
        }
        return ExitCode.OK;
    }

    @Command(
            name = "get",
            description = "Shows a pool: capacity, what is held of it, its rules, and what tenants have.",
            footer = {"", "Examples:", "  podium pool get batch"},
            mixinStandardHelpOptions = true)
    int get(
            @Mixin RemoteArguments arguments,
            @Parameters(paramLabel = "POOL", description = "The pool's id.") String id) {
        try (Remote remote = arguments.remote(output, environment)) {
            remote.tell(remote.ask(RemoteRequest.get(POOLS, id)));
        }
        return ExitCode.OK;
    }

    @Command(
            name = "set",
            description = "Changes what the options name and leaves the rest of the pool as it is. A pool that is not"
                    + " there is made, which takes --capacity. Of two who do so at the same time, the later one's"
                    + " whole pool holds.",
            footer = {
                "",
                "Examples:",
                "  podium pool set batch --capacity cpu=8,memory=16384 --policy sjf",
                "  podium pool set batch --policy dps --aging-rate 0.05",
                "  podium pool set batch --file pool.json"
            },
            mixinStandardHelpOptions = true)
    int set(
            @Mixin RemoteArguments arguments,
            @Mixin PoolSettings settings,
            @Parameters(paramLabel = "POOL", description = "The pool's id.") String id) {
        settings.requireSome();
        try (Remote remote = arguments.remote(output, environment)) {
            Map<String, Object> body = settings.over(settings.isWhole() ? Map.of() : present(remote, id));
            remote.tell(remote.ask(RemoteRequest.put(body, POOLS, id)), PoolCommand::brief);
        }
        return ExitCode.OK;
    }

    private static Map<?, ?> present(Remote remote, String id) {
        try {
            return remote.ask(RemoteRequest.get(POOLS, id));
        } catch (CommandFailure e) {
            if (e.exitCode() == Exit.NOT_FOUND) {
                return Map.of();
            }
            throw e;
        }
    }

    private static List<String> brief(Map<?, ?> told) {
        return List.of("Pool " + told.get("poolId") + " orders by " + told.get("policy") + ", places by "
                + told.get("placement") + " and gives by " + told.get("strategy") + "; "
                + TreeText.cell(told.get("slotsInUse")) + " of " + TreeText.cell(told.get("slots"))
                + " slots are in use.");
    }
}
