package io.podium.lambda.audit;

import io.podium.domain.audit.Subject;
import io.podium.lambda.http.ApiRequest;
import io.podium.lambda.http.ApiResponse;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the audit has to know of a route that changes something. */
public final class Change {
    private final Function<ApiRequest, Subject> subject;
    private final Predicate<ApiRequest> isMeant;
    private final @Nullable Function<ApiRequest, Optional<?>> state;
    private final Function<ApiRequest, ?> asked;

    private Change(
            Function<ApiRequest, Subject> subject,
            Predicate<ApiRequest> isMeant,
            @Nullable Function<ApiRequest, Optional<?>> state,
            Function<ApiRequest, ?> asked) {
        this.subject = subject;
        this.isMeant = isMeant;
        this.state = state;
        this.asked = asked;
    }

    /** A change of something that tenants share, and each may therefore know of. */
    public static Change ofShared(String action, Function<ApiRequest, String> resource) {
        return of(request -> new Subject(action, resource.apply(request), true));
    }

    /** A change of something that is the tenant's own who asks. */
    public static Change ofOwn(String action, Function<ApiRequest, String> resource) {
        return of(request -> new Subject(action, resource.apply(request), false));
    }

    private static Change of(Function<ApiRequest, Subject> subject) {
        return new Change(
                subject, request -> true, null, request -> request.bodyTree().value());
    }

    /** Returns the same, for only some requests of the route; the others change nothing. */
    public Change when(Predicate<ApiRequest> predicate) {
        return new Change(subject, predicate, state, asked);
    }

    /**
     * Returns the same, with what is changed as it is before and after; unless this is told, the answer counts as what is
     * there after.
     *
     * @param shown a plain tree, or empty where there is nothing
     */
    public Change showing(Function<ApiRequest, Optional<?>> shown) {
        return new Change(subject, isMeant, shown, asked);
    }

    /** Returns the same, where not the whole body is to be kept but this tree. */
    public Change asking(Function<ApiRequest, ?> tree) {
        return new Change(subject, isMeant, state, tree);
    }

    boolean isMeant(ApiRequest request) {
        return isMeant.test(request);
    }

    Subject subject(ApiRequest request) {
        return subject.apply(request);
    }

    Optional<?> before(ApiRequest request) {
        return state == null ? Optional.empty() : state.apply(request);
    }

    /** Returns what is kept of the request; nothing for one that has no body. */
    Optional<?> asked(ApiRequest request) {
        Object tree = asked.apply(request);
        return tree instanceof Map<?, ?> map && map.isEmpty() ? Optional.empty() : Optional.ofNullable(tree);
    }

    /** @param answer null where there is none, because of an exception */
    Optional<?> after(ApiRequest request, @Nullable ApiResponse answer) {
        if (state != null) {
            return state.apply(request);
        }
        return answer == null ? Optional.empty() : Optional.ofNullable(answer.body());
    }
}
