package io.saddlebag.simulator.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.InstantSource;
import java.util.function.Function;
import org.eclipse.jetty.http.DateGenerator;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: Jetty without servlets, on 127.0.0.1 only, for {@link Admission admitted} requests. Everything above it is a function. */
public final class HttpDoor implements AutoCloseable {

    /** URI, and URI with headers: 16,384 bytes each (contract sheet, section 7). */
    static final int HEAD_LIMIT = 16_384;

    private static final Logger LOG = LoggerFactory.getLogger(HttpDoor.class);
    private static final int THREADS = 200;

    private final Server server;
    private final ServerConnector connector;

    /**
     * Opens the door.
     *
     * @param port 0 for any free one
     * @param clock gives the {@code Date} of every answer
     * @throws IOException when the port is taken
     */
    public HttpDoor(int port, InstantSource clock, Function<Request, Reply> replies) throws IOException {
        var threads = new QueuedThreadPool(THREADS, 4);
        threads.setName("simulator");
        threads.setDaemon(true);
        server = new Dated(threads, clock);
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration()));
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        connector.setPort(port);
        server.addConnector(connector);
        server.setErrorHandler(new ContractErrors());
        server.setHandler(new Replying(replies));
        start();
    }

    private static HttpConfiguration configuration() {
        var configuration = new HttpConfiguration();
        configuration.setRequestHeaderSize(HEAD_LIMIT);
        configuration.setOutputBufferSize(64 * 1024);
        configuration.setOutputAggregationSize(64 * 1024);
        configuration.setSendServerVersion(false);
        // A key may hold an encoded slash, and a client may send anything: both get an answer of ours.
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        return configuration;
    }

    private void start() throws IOException {
        try {
            server.start();
        } catch (IOException e) {
            close();
            // Jetty wraps what the operating system said; callers ask whether the port was taken.
            throw e.getCause() instanceof BindException taken ? taken : e;
        } catch (Exception e) {
            close();
            throw new IllegalStateException(e);
        }
    }

    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Jetty would take the machine's time, not the simulated one. */
    private static final class Dated extends Server {
        private final InstantSource clock;

        Dated(ThreadPool threads, InstantSource clock) {
            super(threads);
            this.clock = clock;
        }

        @Override
        public HttpField getDateField() {
            return new HttpField(HttpHeader.DATE, DateGenerator.formatDate(clock.instant()));
        }
    }

    private static final class Replying extends Handler.Abstract {
        private final Function<Request, Reply> replies;

        Replying(Function<Request, Reply> replies) {
            this.replies = replies;
        }

        @Override
        public boolean handle(org.eclipse.jetty.server.Request jetty, Response response, Callback callback)
                throws Exception {
            var body = Content.Source.asInputStream(jetty);
            var reply = reply(jetty, body);
            if (reply instanceof Reply.Sent sent) {
                readToEnd(body);
                send(jetty, response, sent.answer());
            } else {
                reset(jetty);
            }
            callback.succeeded();
            return true;
        }

        private Reply reply(org.eclipse.jetty.server.Request jetty, InputStream body) {
            var notAdmitted = Admission.refusal(jetty);
            if (notAdmitted.isPresent()) {
                return new Reply.Sent(notAdmitted.get());
            }
            try {
                return replies.apply(Incoming.request(jetty, body));
            } catch (Refusal refusal) {
                return new Reply.Sent(refusal.answer());
            }
        }

        /**
         * Takes what nobody wanted of a body that is refused: else the connection would end with it, and take the client's next
         * request along.
         */
        private static void readToEnd(InputStream body) {
            try {
                body.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                LOG.debug("simulator: a request broke off", e);
            }
        }

        private static void send(org.eclipse.jetty.server.Request jetty, Response response, Answer answer)
                throws IOException {
            response.setStatus(answer.status());
            answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
            if (answer.status() == 204 || answer.status() == 304) {
                return;
            }
            // Nothing, zipped, would be 20 bytes.
            var zipped = answer.headers().containsKey("Content-Type")
                    && Zipping.answers(jetty.getHeaders().get(HttpHeader.ACCEPT_ENCODING));
            if (zipped) {
                response.getHeaders().put(HttpHeader.CONTENT_ENCODING, "gzip");
            }
            try (var plain = Response.asBufferedOutputStream(jetty, response);
                    var out = zipped ? Zipping.out(plain) : plain) {
                answer.body().writeTo(out);
            }
        }

        /** Closes the connection in the hard way, so that the client sees a reset and not an orderly end. */
        private static void reset(org.eclipse.jetty.server.Request jetty) throws IOException {
            var end = jetty.getConnectionMetaData().getConnection().getEndPoint();
            if (end.getTransport() instanceof SocketChannel channel) {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
            end.close();
        }
    }
}
