package io.saddlebag;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/**
 * A port of 127.0.0.1 that is given to nobody who asks for any free one, while it is held. A server that asks for this very
 * port gets it, as often as it likes; until it does, whoever connects is refused. A port that was only looked up and let go
 * again could be somebody else's by the time it is needed: the test class that runs beside takes many.
 */
public final class ReservedPort implements AutoCloseable {

    /** Bound, but never connected and never listening. */
    private final Socket holder = new Socket();

    private ReservedPort(int port) {
        try {
            holder.setReuseAddress(true);
            holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Any free one. */
    public static ReservedPort any() {
        return new ReservedPort(0);
    }

    /** The one of a server that has just been closed. */
    public static ReservedPort of(String url) {
        return new ReservedPort(URI.create(url).getPort());
    }

    public int number() {
        return holder.getLocalPort();
    }

    @Override
    public void close() {
        try {
            holder.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
