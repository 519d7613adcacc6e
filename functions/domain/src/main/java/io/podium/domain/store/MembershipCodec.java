package io.podium.domain.store;

import io.podium.domain.task.ArrayPlace;
import io.podium.domain.task.GangPlace;
import io.podium.domain.task.Membership;
import org.jspecify.annotations.Nullable;

/** What a task belongs to, as part of its document. */
final class MembershipCodec {
    private MembershipCodec() {}

    static void put(Document document, Membership membership) {
        ArrayPlace array = membership.array();
        if (array != null) {
            document.put(
                    "inArray",
                    Document.empty()
                            .put("id", array.array())
                            .put("index", (long) array.index())
                            .put("size", (long) array.size())
                            .tree());
        }
        GangPlace gang = membership.gang();
        if (gang != null) {
            document.put(
                    "inGang",
                    Document.empty()
                            .put("id", gang.gang())
                            .put("size", (long) gang.size())
                            .put("leads", gang.leads() ? true : null)
                            .put("priority", gang.priority())
                            .put("expected", gang.expectedSeconds())
                            .put("deadline", gang.deadline())
                            .tree());
        }
    }

    /** Reads a document, also one of before there were arrays and gangs. */
    static Membership read(Document document) {
        return document.has("inArray") || document.has("inGang")
                ? new Membership(array(document), gang(document))
                : Membership.NONE;
    }

    private static @Nullable ArrayPlace array(Document document) {
        if (!document.has("inArray")) {
            return null;
        }
        Document array = document.child("inArray");
        return new ArrayPlace(array.text("id"), array.integer("index"), array.integer("size"));
    }

    private static @Nullable GangPlace gang(Document document) {
        if (!document.has("inGang")) {
            return null;
        }
        Document gang = document.child("inGang");
        return new GangPlace(
                gang.text("id"),
                gang.integer("size"),
                gang.flag("leads"),
                gang.number("priority"),
                gang.number("expected"),
                gang.optionalInstant("deadline"));
    }
}
