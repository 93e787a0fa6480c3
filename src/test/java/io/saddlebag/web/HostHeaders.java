package io.saddlebag.web;

import java.util.stream.Stream;

/** What may stand in a request's head as Host, with PORT for that of the server. */
public final class HostHeaders {

    private HostHeaders() {}

    public static Stream<String> own() {
        return Stream.of(
                "Host: 127.0.0.1:PORT",
                "Host: localhost:PORT",
                "Host: LocalHost:PORT",
                "Host: [::1]:PORT",
                "hOST:  localhost:PORT ");
    }

    /** Also those that differ from an own one by a little. */
    public static Stream<String> foreign() {
        return Stream.of(
                "Host: evil.test",
                "Host: evil.test:PORT",
                "Host: 127.0.0.1",
                "Host: localhost",
                "Host: [::1]",
                "Host: 127.0.0.1:1PORT",
                "Host: 127.0.0.1:0PORT",
                "Host: 127.0.0.1:",
                "Host: 127.0.0.1.evil.test:PORT",
                "Host: localhost.evil.test:PORT",
                "Host: localhost.:PORT",
                "Host: evil.localhost:PORT",
                "Host: 127.0.0.2:PORT",
                "Host: 127.1:PORT",
                "Host: 0x7f.0.0.1:PORT",
                "Host: 2130706433:PORT",
                "Host: 0.0.0.0:PORT",
                "Host: [::ffff:127.0.0.1]:PORT",
                "Host: localhost@evil.test:PORT",
                "Host: evil.test@localhost:PORT",
                "Host: localhost:PORT, evil.test",
                "Host: localhost:PORT/",
                "Host: http://localhost:PORT",
                "Host: ",
                "X: no Host",
                "Host: localhost:PORT\r\nHost: evil.test",
                "Host: evil.test\r\nHost: localhost:PORT");
    }
}
