package io.saddlebag.simulator.http;

import io.saddlebag.simulator.session.Session;
import java.util.Map;

/**
 * A request that reached an endpoint of its own.
 *
 * @param path the variable parts of the path, decoded: {@code {object} → Contact}
 * @param session who calls
 */
public record Call(Request request, Map<String, String> path, Session session) {

    public String path(String name) {
        return path.get(name);
    }

    /** The API version that the path names, 66.0; 0 where it names none. */
    public double version() {
        return path.containsKey("version")
                ? Double.parseDouble(path.get("version").substring(1))
                : 0;
    }

    /** {@code /services/data/v66.0}, to begin the URLs of the answer with. */
    public String base() {
        return "/services/data/" + path.get("version");
    }
}
