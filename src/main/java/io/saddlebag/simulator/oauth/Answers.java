package io.saddlebag.simulator.oauth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saddlebag.simulator.http.Answer;
import java.util.LinkedHashMap;
import java.util.Map;

/** The shapes of OAuth answers. */
final class Answers {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Answers() {}

    static Answer json(int status, Map<String, ?> members) {
        try {
            return Answer.json(status, MAPPER.writeValueAsBytes(members)).with("Cache-Control", "no-store");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Answer refused(OAuthError error) {
        var members = new LinkedHashMap<String, String>();
        members.put("error", error.code());
        members.put("error_description", error.description());
        return json(400, members);
    }

    /** What the identity endpoints say: plain text with 403 or 404. */
    static Answer plain(int status, String word) {
        return Answer.text(status, "text/plain;charset=UTF-8", word);
    }

    /** What stands in the way during maintenance. */
    static Answer maintenancePage() {
        return Answer.text(
                503,
                "text/html;charset=UTF-8",
                Html.page("We are down for maintenance", "<p>Please try again later.</p>"));
    }
}
