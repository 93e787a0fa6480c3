package io.saddlebag.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Salesforce has and the simulator has not: it says so, instead of calling it unknown. */
class AbsentTest extends WithSimulator {

    @ParameterizedTest
    @CsvSource({
        "GET, /sobjects/Contact/updated",
        "GET, /sobjects/Contact/deleted",
        "GET, /sobjects/Contact/listviews",
        "GET, /sobjects/Contact/listviews/00B000000000001AAA/results",
        "GET, /sobjects/Contact/quickActions",
        "GET, /sobjects/Contact/describe/layouts",
        "GET, /compactLayouts?q=Contact",
        "GET, /search?q=FIND",
        "POST, /search",
        "GET, /search/suggestions?q=Lee",
        "GET, /parameterizedSearch?q=Lee",
        "GET, /query?explain=SELECT",
        "GET, /recent",
        "GET, /tooling",
        "GET, /tooling/query",
        "GET, /metadata/deployRequest",
        "GET, /chatter/users/me",
        "GET, /connect/organization",
        "GET, /process/rules",
        "POST, /process/approvals",
        "POST, /actions/standard/emailSimple",
        "GET, /appMenu",
        "GET, /ui-api/object-info",
        "POST, /graphql",
        "POST, /services/async/66.0/job",
        "POST, /services/Soap/u/66.0",
        "GET, /services/apexrest/mine"
    })
    void it_is_refused_with_the_nearest_thing_there_is(String method, String path) {
        assertThat(client.send(client.request(path).method(method, BodyPublishers.noBody()))
                        .error())
                .startsWith("501 NOT_IMPLEMENTED: the simulator does not implement ")
                .contains("; nearest: ");
    }

    @Test
    void what_salesforce_has_not_either_is_not_found() {
        assertThat(client.get("/nonsense").error()).startsWith("404 NOT_FOUND");
        assertThat(client.get("/limits/nonsense").error()).startsWith("404 NOT_FOUND");
    }
}
