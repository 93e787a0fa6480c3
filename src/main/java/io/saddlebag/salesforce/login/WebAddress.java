package io.saddlebag.salesforce.login;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Scheme, host and port of a web server's address. Only plain addresses are read: no user, query or fragment, no escapes or dot
 * at the end of the host, and numbers only as {@code 127.0.0.1} or {@code [::1]}. So nobody reads another host than the reader
 * of the address, or the HTTP client, does.
 *
 * @param host in lower case; an IPv6 address in brackets and in one spelling
 * @param port -1 for that of the scheme
 */
record WebAddress(String scheme, String host, int port) {

    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern NAME =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)*[a-z](?:[a-z0-9-]*[a-z0-9])?");
    private static final int LAST_PORT = 65_535;

    /** Where users of all orgs sign in, so that no admin can rename them. */
    private static final Set<String> OF_ALL_ORGS = Set.of("login.salesforce.com", "test.salesforce.com");

    static Optional<WebAddress> of(String text) {
        try {
            var uri = new URI(text);
            boolean plain = ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getPort() != 0
                    && uri.getPort() <= LAST_PORT;
            return plain
                    ? host(uri.getHost()).map(host -> new WebAddress(uri.getScheme(), host, uri.getPort()))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** A host name or a literal address alone; empty for anything else, an address with a port among it. */
    static Optional<String> host(String text) {
        var host = text.toLowerCase(Locale.ROOT);
        if (host.startsWith("[") && host.endsWith("]") && !host.contains("%")) {
            // An IPv4 address that is written as one of IPv6 comes back as what it is.
            return ip(host).map(
                            ip -> ip instanceof Inet6Address ? "[" + ip.getHostAddress() + "]" : ip.getHostAddress());
        }
        return NAME.matcher(host).matches() || IPV4.matcher(host).matches() ? Optional.of(host) : Optional.empty();
    }

    /** Java asks no name server about an address in brackets, or one of four numbers. */
    private static Optional<InetAddress> ip(String literal) {
        try {
            return Optional.of(InetAddress.getByName(literal));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    boolean isSecure() {
        return scheme.equals("https");
    }

    /** Whether requests stay on this machine: 127.0.0.0/8, ::1 and the name localhost. Other names may mean anything. */
    boolean isLoopback() {
        boolean literal = host.startsWith("[") || IPV4.matcher(host).matches();
        return host.equals("localhost")
                || literal && ip(host).filter(InetAddress::isLoopbackAddress).isPresent();
    }

    boolean isName() {
        return NAME.matcher(host).matches();
    }

    /** Whether the host belongs to no org. */
    boolean isOfAllOrgs() {
        return OF_ALL_ORGS.contains(host);
    }

    boolean sameServer(WebAddress other) {
        return scheme.equals(other.scheme) && host.equals(other.host) && effectivePort() == other.effectivePort();
    }

    private int effectivePort() {
        return port > 0 ? port : isSecure() ? 443 : 80;
    }
}
