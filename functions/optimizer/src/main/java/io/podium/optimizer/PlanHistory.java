package io.podium.optimizer;

import io.podium.domain.optimization.Plan;
import io.podium.domain.store.ItemPage;
import io.podium.domain.store.PlanStore;
import io.podium.lambda.api.Shown;
import io.podium.lambda.http.ApiRequest;
import io.podium.lambda.http.ApiResponse;
import io.podium.lambda.json.Fields;
import io.podium.lambda.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code GET /plans}: plans made from one time to another, newest first, in pages of at most {@code limit} plans
 * and {@link #MOST_CHARACTERS}. With {@code brief=true} a plan has neither estimates nor reasons nor weights.
 */
final class PlanHistory {
    /** Keeps an answer under the 6 MB that Lambda answers with. */
    static final int MOST_CHARACTERS = 4_000_000;

    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;
    private static final int MAX_NEXT = 32;

    private final PlanStore plans;

    PlanHistory(PlanStore plans) {
        this.plans = plans;
    }

    private record Query(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String next,
            int limit,
            boolean brief) {

        static Query read(Fields in) {
            Optional<Instant> from = in.optional("from", Fields::timestamp);
            Optional<Instant> to = in.optional("to", Fields::timestamp);
            in.check(
                    from.isEmpty() || to.isEmpty() || from.get().isBefore(to.get()),
                    "from",
                    "a time before to is expected");
            return new Query(
                    from.orElse(null),
                    to.orElse(null),
                    in.optional("next", (fields, name) -> fields.text(name, MAX_NEXT))
                            .orElse(null),
                    in.optional("limit", (fields, name) -> (int) fields.integer(name, 1, MAX_LIMIT))
                            .orElse(DEFAULT_LIMIT),
                    in.optional("brief", Fields::bool).orElse(false));
        }
    }

    ApiResponse list(ApiRequest request) {
        Query query = request.readQuery(Query::read);
        String after = query.next() == null && query.to() != null ? plans.firstFrom(query.to()) : query.next();
        ItemPage<Plan> page = plans.page(after, query.limit());
        List<Map<String, Object>> shown = new ArrayList<>();
        @Nullable String next = page.next();
        long characters = 0;
        for (Plan plan : page.items()) {
            Map<String, Object> view = query.brief() ? PlanView.brief(plan) : PlanView.whole(plan);
            characters += Json.write(view).length();
            boolean isOld = query.from() != null && plan.createdAt().isBefore(query.from());
            if (isOld || (characters > MOST_CHARACTERS && !shown.isEmpty())) {
                next = isOld ? null : PlanStore.position(plan.version() + 1);
                break;
            }
            shown.add(view);
        }
        return ApiResponse.ok(
                Shown.object().with("plans", shown).with("next", next).tree());
    }
}
