package io.saddlebag.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saddlebag.simulator.front.Versions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The API versions of the org: those it offers, those that are retired, and those that it does not know. */
class VersionsTest extends WithSimulator {

    @Test
    void the_versions_are_listed_to_anybody_with_their_release() {
        var versions = client.get("/services/data").json();

        assertThat(versions).hasSize(38);
        assertThat(versions.get(0).toString())
                .isEqualTo("{\"label\":\"Summer '14\",\"url\":\"/services/data/v31.0\",\"version\":\"31.0\"}");
        assertThat(versions.get(26).toString())
                .isEqualTo("{\"label\":\"Spring '23\",\"url\":\"/services/data/v57.0\",\"version\":\"57.0\"}");
        assertThat(versions.get(37).toString())
                .isEqualTo("{\"label\":\"Winter '27\",\"url\":\"/services/data/v68.0\",\"version\":\"68.0\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"31.0", "57.0", "68.0"})
    void a_version_on_the_list_is_served(String version) {
        assertThat(client.get("/services/data/v" + version + "/limits").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7.0", "20.0", "21.0", "30.0"})
    void a_retired_version_is_gone(String version) {
        assertThat(client.get("/services/data/v" + version + "/limits").error())
                .isEqualTo("410 UNSUPPORTED_API_VERSION: API version " + version + " is retired.");
        assertThat(client.post("/services/data/v" + version + "/sobjects/Contact", "{\"LastName\":\"Lee\"}")
                        .status())
                .isEqualTo(410);
        assertThat(client.get("/services/data/v" + version + "/nonsense").status())
                .isEqualTo(410);
        assertThat(client.with("PUT", "/services/data/v" + version + "/limits", "{}")
                        .status())
                .isEqualTo(410);
        assertThat(salesforce.records("Contact")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"69.0", "99.0", "999.0", "6.0", "0.0", "57.1", "57", "abc", "1000.0"})
    void a_version_that_the_org_never_had_does_not_exist(String version) {
        assertThat(client.get("/services/data/v" + version + "/limits").error())
                .isEqualTo("404 NOT_FOUND: The requested resource does not exist");
    }

    @Test
    void an_org_of_another_release_offers_other_versions() throws Exception {
        try (var later = Simulator.start(Settings.defaults().withVersions(new Versions(41, 74)))) {
            var visitor = Client.of(later);

            assertThat(visitor.get("/services/data").json()).hasSize(34);
            assertThat(visitor.get("/services/data")
                            .json()
                            .get(33)
                            .path("label")
                            .asText())
                    .isEqualTo("Winter '29");
            assertThat(visitor.get("/services/data/v40.0/limits").status()).isEqualTo(410);
            assertThat(visitor.get("/services/data/v41.0/limits").status()).isEqualTo(200);
            assertThat(visitor.get("/services/data/v74.0/limits").status()).isEqualTo(200);
            assertThat(visitor.get("/services/data/v75.0/limits").status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource({"68, 31", "0, 68", "6, 68", "31, 1000"})
    void an_org_that_cannot_be_is_refused(int lowest, int highest) {
        assertThatThrownBy(() -> new Versions(lowest, highest))
                .hasMessageStartingWith("There are no API versions " + lowest + " to " + highest + ".");
    }
}
