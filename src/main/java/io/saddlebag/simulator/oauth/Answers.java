package io.saddlebag.simulator.oauth;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.saddlebag.simulator.http.Answer;
import io.saddlebag.simulator.http.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** The shapes of OAuth answers. */
final class Answers {

    private Answers() {}

    static Answer json(int status, Map<String, ?> members) {
        try {
            return Answer.json(status, Json.MAPPER.writeValueAsBytes(members)).with("Cache-Control", "no-store");
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
}
