package io.saddlebag.salesforce.login;

import io.saddlebag.salesforce.RetryAfter;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;

/** Hears the {@code Retry-After} of answers, which camel-salesforce does not pass on. */
record AnswerDelays(RetryAfter retryAfter) implements Request.Listener {

    private static final Set<Integer> ASK_TO_WAIT =
            Set.of(HttpStatus.TOO_MANY_REQUESTS_429, HttpStatus.SERVICE_UNAVAILABLE_503);

    @Override
    public void onBegin(Request request) {
        request.onResponseHeaders(this::answered);
    }

    private void answered(Response response) {
        var value = response.getHeaders().get(HttpHeader.RETRY_AFTER);
        if (value != null && ASK_TO_WAIT.contains(response.getStatus())) {
            retryAfter.heard(value, Optional.ofNullable(response.getHeaders().get(HttpHeader.DATE)));
        }
    }
}
