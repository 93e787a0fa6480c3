package io.saddlebag.events;

import io.saddlebag.secrets.Secrets;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** Why an event could not be delivered, in a few words. Addresses are cut behind the host: that of a webhook is often a secret. */
public final class FailureReason {

    private static final Pattern STATUS = Pattern.compile("statusCode: (\\d{3})");
    private static final Pattern ADDRESS = Pattern.compile("(\\w+:/{0,2}[^/\\s?]+)[/?]\\S*");
    private static final int LONGEST = 200;

    private FailureReason() {}

    public static String of(Throwable failure) {
        if (failure == null) {
            return "a step refused it";
        }
        var status = STATUS.matcher(String.valueOf(failure.getMessage()));
        if (status.find()) {
            return "the answer was " + status.group(1);
        }
        var root = root(failure);
        if (root instanceof UnknownHostException) {
            return "the host is unknown";
        }
        if (root instanceof ConnectException) {
            return "the connection was refused";
        }
        return root instanceof InterruptedIOException || root instanceof TimeoutException
                ? "no answer came in time"
                : worded(root);
    }

    private static String worded(Throwable failure) {
        var line = failure.getMessage() == null
                ? ""
                : ": " + failure.getMessage().lines().findFirst().orElse("");
        var hidden = Secrets.hidden(ADDRESS.matcher(line).replaceAll("$1/..."));
        return failure.getClass().getSimpleName() + hidden.substring(0, Math.min(hidden.length(), LONGEST));
    }

    private static Throwable root(Throwable failure) {
        var root = failure;
        for (int depth = 0; root.getCause() != null && depth < 20; depth++) {
            root = root.getCause();
        }
        return root;
    }
}
