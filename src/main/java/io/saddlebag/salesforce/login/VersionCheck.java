package io.saddlebag.salesforce.login;

import io.saddlebag.salesforce.ApiVersion;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.component.salesforce.SalesforceHttpClient;
import org.eclipse.jetty.client.ContentResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the org at sign-in whether it offers the API version that calls are made with, until it has said yes. The list takes no
 * access token and does not count as an API request. A list that cannot be read stops nothing.
 */
final class VersionCheck {

    private static final Logger LOG = LoggerFactory.getLogger(VersionCheck.class);
    private static final long ANSWER_SECONDS = 10;

    private String agreed = "";
    private boolean warned;

    /** Why no call may be made to this instance; empty when it offers the version, or that is unknown. */
    synchronized Optional<String> refusal(SalesforceHttpClient http, String instanceUrl, ApiVersion version) {
        var question = version + " at " + instanceUrl;
        if (agreed.equals(question)) {
            return Optional.empty();
        }
        var list = list(http, instanceUrl, version);
        if (list.isPresent() && !list.get().offers(version)) {
            return Optional.of(sentence(list.get(), version));
        }
        agreed = list.isPresent() ? question : "";
        return Optional.empty();
    }

    private static String sentence(VersionList list, ApiVersion version) {
        return "The org does not offer the API version %s: it offers %s. Set %s = %s (or the environment's SALESFORCE_API_VERSION), and restart Saddlebag."
                .formatted(version, list, LoginSettings.API_VERSION, list.newest());
    }

    private Optional<VersionList> list(SalesforceHttpClient http, String instanceUrl, ApiVersion version) {
        try {
            var answer = http.newRequest(instanceUrl + "/services/data")
                    .headers(headers -> headers.put("Accept", "application/json"))
                    .timeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                    .send();
            return readable(answer, instanceUrl, version);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            return unknown(instanceUrl, version, Reasons.of(e));
        }
    }

    private Optional<VersionList> readable(ContentResponse answer, String instanceUrl, ApiVersion version) {
        if (answer.getStatus() != 200) {
            return unknown(instanceUrl, version, "HTTP status " + answer.getStatus());
        }
        var list = VersionList.read(answer.getContentAsString());
        return list.isPresent() ? list : unknown(instanceUrl, version, "the answer is not a list of versions");
    }

    /** Logged once: with sessions that end quickly it would come again and again. */
    private Optional<VersionList> unknown(String instanceUrl, ApiVersion version, String why) {
        if (!warned) {
            LOG.warn(
                    "{}/services/data, the list of API versions, cannot be read ({}). Saddlebag goes on; if the org does not"
                            + " offer {}, it refuses the calls.",
                    instanceUrl,
                    why,
                    version);
        }
        warned = true;
        return Optional.empty();
    }
}
