package io.saddlebag.web;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The address of a server that listens on this machine's loopback address. A request that names another host in {@code Host}
 * comes from a web page whose owner lets the page's own name lead here (DNS rebinding), and is not answered.
 */
public record OwnAddress(int port) {

    /** RFC 9110, 15.5.20: Misdirected Request. */
    public static final int MISDIRECTED = 421;

    private static final Pattern HOST =
            Pattern.compile("(?:localhost|127\\.0\\.0\\.1|\\[::1])(?::(\\d{1,5}))?", Pattern.CASE_INSENSITIVE);

    /** @param hosts the {@code Host} of a request, as often as it came: an HTTP/1.0 client may send none */
    public boolean isIn(List<String> hosts) {
        return hosts.size() == 1 && isHost(hosts.get(0));
    }

    /** @param host with its port, {@code localhost:8090}; without one it means port 80 */
    public boolean isHost(String host) {
        var found = HOST.matcher(host);
        return found.matches() && Integer.toString(port).equals(found.group(1) == null ? "80" : found.group(1));
    }

    /** Whether a page of this server is meant: {@code http://localhost:8090}. */
    public boolean isOrigin(String origin) {
        return origin.startsWith("http://") && isHost(origin.substring("http://".length()));
    }

    /** For whoever sent another Host. */
    public String refusal() {
        return "This server answers only requests whose Host is 127.0.0.1:%d, localhost:%d or [::1]:%d. Ask it by one of these."
                .formatted(port, port, port);
    }
}
