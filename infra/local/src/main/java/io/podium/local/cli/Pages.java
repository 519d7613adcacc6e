package io.podium.local.cli;

import io.podium.local.remote.RemoteRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that lists something by pages. */
final class Pages {
    @Option(names = "--limit", paramLabel = "N", description = "How many a page has, at most.")
    private @Nullable Integer limit;

    @Option(names = "--next", paramLabel = "NEXT", description = "Go on from where an earlier page ended.")
    private @Nullable String next;

    @Option(names = "--all", description = "All pages, one after the other.")
    private boolean all;

    /**
     * Lists them.
     *
     * @param name what the answer calls them
     * @param columns the columns of the text
     */
    void list(Remote remote, RemoteRequest request, String name, String... columns) {
        Map<?, ?> answer = all ? everything(remote, request, name) : page(remote, request, next);
        boolean isEmpty = answer.get(name) instanceof List<?> list && list.isEmpty();
        remote.tell(answer, told -> isEmpty ? List.of() : Table.of(told.get(name), columns));
        if (!remote.isJson() && isEmpty) {
            remote.note("There are none.");
        }
        if (!remote.isJson() && answer.get("next") != null) {
            remote.note("There are more: add --next '" + answer.get("next") + "', or --all");
        }
    }

    private Map<?, ?> page(Remote remote, RemoteRequest request, @Nullable Object from) {
        return remote.ask(request.with("limit", limit).with("next", from));
    }

    private Map<?, ?> everything(Remote remote, RemoteRequest request, String name) {
        List<Object> found = new ArrayList<>();
        Object from = next;
        do {
            Map<?, ?> page = page(remote, request, from);
            if (page.get(name) instanceof List<?> some) {
                found.addAll(some);
            }
            from = page.get("next");
        } while (from != null);
        return new LinkedHashMap<>(Map.of(name, found));
    }
}
