package io.saddlebag;

import io.saddlebag.queue.ArtemisFactory;
import io.saddlebag.queue.Broker;
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

    private static final Pattern ADDRESS = Pattern.compile("([^:/\\s]+):(\\d{1,5})");
    private static final int LAST_PORT = 65_535;

    /**
     * Everything that is wrong with them.
     *
     * @param used whether a flow reads a queue: only then is anything of a broker's client loaded
     */
    List<Problem> problems(boolean used) {
        var problems = new ArrayList<Problem>();
        var address = ADDRESS.matcher(address());
        if (!address.matches() || Integer.parseInt(address.group(2)) > LAST_PORT) {
            problems.add(problem(
                    "saddlebag.broker.address is '" + address() + "'.", "Write host and port: 127.0.0.1:61616."));
        }
        if (!url().isEmpty() && !url().contains("://")) {
            problems.add(problem("saddlebag.broker.url is '" + shown() + "'.", "Write it as tcp://host:61616."));
        } else if (used && !url().isEmpty()) {
            addressProblem().ifPresent(problems::add);
        }
        trustStoreProblem().ifPresent(problems::add);
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

    private Optional<Problem> trustStoreProblem() {
        var store = trustStore();
        try {
            if (!store.isEmpty()) {
                KeyStore.getInstance(new File(store), trustStorePassword().toCharArray());
            }
            return Optional.empty();
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            return Optional.of(problem(
                    "saddlebag.broker.trust-store is '" + store + "', which "
                            + (new File(store).isFile() ? "cannot be opened." : "is no file."),
                    "It must be a PKCS12 or JKS file with the password of saddlebag.broker.trust-store-password."));
        }
    }

    private String trustStore() {
        return configuration.text("saddlebag.broker.trust-store");
    }

    private String trustStorePassword() {
        return configuration.text("saddlebag.broker.trust-store-password");
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

    String host() {
        return address().substring(0, address().lastIndexOf(':'));
    }

    int port() {
        return Integer.parseInt(address().substring(address().lastIndexOf(':') + 1));
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
        if (store.isEmpty()) {
            return "";
        }
        return (url().contains("?") ? "&" : "?") + "sslEnabled=true&trustStorePath=" + encoded(store)
                + "&trustStorePassword=" + encoded(trustStorePassword());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String address() {
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
