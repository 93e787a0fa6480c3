package io.saddlebag;

import io.saddlebag.queue.ArtemisFactory;
import io.saddlebag.queue.Broker;
import io.saddlebag.queue.BrokerAddress;
import io.saddlebag.records.Place;
import io.saddlebag.records.Problem;
import jakarta.jms.ConnectionFactory;
import java.io.File;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the settings say of the broker that queues are read from. */
record BrokerSettings(Configuration configuration) {

    private static final Pattern ADDRESS = Pattern.compile("(\\[[0-9A-Fa-f:.%\\w]+]|[^:/,\\s\\[\\]]+):(\\d{1,5})");
    private static final int LAST_PORT = 65_535;

    /**
     * A file with certificates, as the settings name it.
     *
     * @param key of the setting
     */
    private record Store(String key, String file, String password) {
        @Override
        public String toString() {
            return key + " = " + file;
        }
    }

    /**
     * Everything that is wrong with them.
     *
     * @param used whether a flow reads a queue: only then is anything of a broker's client loaded
     */
    List<Problem> problems(boolean used) {
        var problems = new ArrayList<Problem>();
        var address = ADDRESS.matcher(addressText());
        if (!address.matches() || Integer.parseInt(address.group(2)) > LAST_PORT) {
            problems.add(problem(
                    "saddlebag.broker.address is '" + addressText() + "'.",
                    "Write host and port: 127.0.0.1:61616, or [::1]:61616."));
        }
        if (!url().isEmpty() && !url().contains("://")) {
            problems.add(problem("saddlebag.broker.url is '" + shown() + "'.", "Write it as tcp://host:61616."));
        } else if (used && !url().isEmpty()) {
            addressProblem().ifPresent(problems::add);
        }
        storeProblem(trustStore()).ifPresent(problems::add);
        storeProblem(keyStore()).ifPresent(problems::add);
        if (!url().isEmpty() && !connectionFactory().isEmpty()) {
            problems.add(problem(
                    "both saddlebag.broker.url and saddlebag.broker.connection-factory are set.",
                    "Remove one of them."));
        }
        if (alwaysEmbedded() && isExternal()) {
            problems.add(problem(
                    "saddlebag.broker.embedded is true, and %s names a broker elsewhere."
                            .formatted(
                                    url().isEmpty() ? "saddlebag.broker.connection-factory" : "saddlebag.broker.url"),
                    "Queues are read from one broker: remove one of the two."));
        }
        if (!connectionFactory().isEmpty()
                && !configuration.values().containsKey("camel.beans." + connectionFactory())) {
            problems.add(problem(
                    "there is no connection factory '" + connectionFactory() + "'.",
                    "Define it: camel.beans." + connectionFactory() + " = #class:..."));
        }
        return problems;
    }

    private Optional<Problem> addressProblem() {
        try {
            artemis().close();
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(problem(
                    "saddlebag.broker.url is '" + shown() + "', which is no address of an Artemis broker.",
                    "Write it as tcp://host:61616."));
        }
    }

    private Optional<Problem> storeProblem(Store store) {
        try {
            if (!store.file().isEmpty()) {
                KeyStore.getInstance(new File(store.file()), store.password().toCharArray());
            }
            return Optional.empty();
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            return Optional.of(problem(
                    store.key() + " is '" + store.file() + "', which "
                            + (new File(store.file()).isFile() ? "cannot be opened." : "is no file."),
                    "It must be a PKCS12 or JKS file with the password of " + store.key() + "-password."));
        }
    }

    private Store trustStore() {
        return new Store(
                "saddlebag.broker.trust-store",
                configuration.text("saddlebag.broker.trust-store"),
                configuration.text("saddlebag.broker.trust-store-password"));
    }

    private Store keyStore() {
        return new Store(
                "saddlebag.broker.key-store",
                configuration.text("saddlebag.broker.key-store"),
                configuration.text("saddlebag.broker.key-store-password"));
    }

    private static Problem problem(String what, String fix) {
        return new Problem(new Place("application.properties", 0), what, fix);
    }

    /** Whether the broker runs elsewhere. */
    boolean isExternal() {
        return !url().isEmpty() || !connectionFactory().isEmpty();
    }

    boolean alwaysEmbedded() {
        return configuration.flag("saddlebag.broker.embedded");
    }

    /** Where the broker in this process listens. */
    BrokerAddress address() {
        int colon = addressText().lastIndexOf(':');
        return new BrokerAddress(
                addressText().substring(0, colon),
                Integer.parseInt(addressText().substring(colon + 1)),
                Optional.of(keyStore())
                        .filter(store -> !store.file().isEmpty())
                        .map(store -> new BrokerAddress.Certificate(store.file(), store.password())));
    }

    /** What it means that others reach the broker in this process without TLS; empty where they do not. */
    Optional<String> exposure() {
        var address = address();
        return address.isLoopback() || address.certificate().isPresent()
                ? Optional.empty()
                : Optional.of(
                        ("saddlebag.broker.address is '%s', which other machines may reach, and there is no TLS: whoever"
                                        + " sees the network reads the senders' password and the records, and may send records with it."
                                        + " Set saddlebag.broker.key-store, or write 127.0.0.1:%d.")
                                .formatted(addressText(), address.port()));
    }

    String connectionFactory() {
        return configuration.text("saddlebag.broker.connection-factory");
    }

    long largestMessage() {
        return configuration.bytes("saddlebag.broker.largest-message");
    }

    /** The Artemis broker at the URL. */
    Broker artemis() {
        return broker(ArtemisFactory.of(url() + trust(), largestMessage()), shown());
    }

    /** The broker that a connection factory reaches. */
    Broker broker(ConnectionFactory factory, String shownAs) {
        return new Broker(
                factory,
                shownAs,
                configuration.text("saddlebag.broker.user"),
                configuration.text("saddlebag.broker.password"),
                largestMessage());
    }

    private String trust() {
        var store = trustStore();
        if (store.file().isEmpty()) {
            return "";
        }
        return (url().contains("?") ? "&" : "?") + "sslEnabled=true&trustStorePath=" + encoded(store.file())
                + "&trustStorePassword=" + encoded(store.password());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String addressText() {
        return configuration.text("saddlebag.broker.address");
    }

    private String url() {
        return configuration.text("saddlebag.broker.url");
    }

    /** Behind the question mark there may be passwords. */
    private String shown() {
        return url().split("\\?", 2)[0];
    }
}
