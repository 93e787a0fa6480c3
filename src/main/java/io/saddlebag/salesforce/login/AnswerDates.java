package io.saddlebag.salesforce.login;

import io.saddlebag.salesforce.OrgClock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;

/** Hears the {@code Date} of every answer of Salesforce: of answers' headers camel-salesforce passes on only {@code Sforce-*}. */
record AnswerDates(OrgClock clock) implements Request.Listener {

    @Override
    public void onBegin(Request request) {
        long left = clock.leaving();
        request.onResponseHeaders(response -> answered(response, left));
    }

    /** Errors are left out: a gateway or proxy may have made them, by a clock of its own. */
    private void answered(Response response, long left) {
        var date = response.getHeaders().get(HttpHeader.DATE);
        if (date == null || !HttpStatus.isSuccess(response.getStatus())) {
            return;
        }
        try {
            clock.heard(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)), left);
        } catch (DateTimeException e) {
            // No date that can be read tells no more than none.
        }
    }
}
