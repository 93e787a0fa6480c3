package io.saddlebag.salesforce.login;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Why Salesforce was not reached, in a few words. */
final class Reasons {

    private static final String UNTRUSTED =
            "its certificate comes from nobody whom this Java trusts; README, 'Certificates', tells how to add a company's own";

    static final String UNKNOWN_HOST = "unknown host";

    private Reasons() {}

    static String of(Throwable failure) {
        var causes =
                Stream.iterate(failure, Objects::nonNull, Throwable::getCause).toList();
        // The exceptions around these two tell it by the names of Java's classes.
        if (holds(causes, CertPathBuilderException.class)) {
            return UNTRUSTED;
        }
        if (holds(causes, CertificateExpiredException.class)) {
            return "its certificate has expired, or this machine's clock is wrong";
        }
        return causes.stream()
                .flatMap(cause -> words(cause).stream())
                .findFirst()
                .orElse("the connection broke");
    }

    private static boolean holds(List<Throwable> causes, Class<?> type) {
        return causes.stream().anyMatch(type::isInstance);
    }

    private static Optional<String> words(Throwable cause) {
        if (cause instanceof UnknownHostException
                || cause.getClass().getSimpleName().startsWith("Unresolved")) {
            return Optional.of(UNKNOWN_HOST);
        }
        if (cause instanceof HttpTimeoutException || cause instanceof TimeoutException) {
            return Optional.of("no answer in time");
        }
        if (cause instanceof ConnectException) {
            return Optional.of("connection refused");
        }
        return cause instanceof SSLException
                ? Optional.of("no secure connection: " + cause.getMessage())
                : Optional.empty();
    }
}
