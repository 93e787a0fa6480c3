package io.saddlebag.salesforce.login;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saddlebag.simulator.Simulator;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The API version that an endpoint of a user's own route names, in place of that of the settings. */
class VersionOfARouteTest {

    @TempDir
    private Path state;

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            abc,   The API version is 'abc'. Write it as 66.0 or v66.0.
            20.0,  The API version is '20.0'. Salesforce retired the API versions 1.0 to 20.0 in Summer '22 (June 2022).
            v30,   The API version is 'v30'. Salesforce retired the API versions 21.0 to 30.0 in Summer '25 (June 2025).
            """)
    void one_that_no_org_offers_makes_no_endpoint(String version, String told) throws Exception {
        try (var simulator = Simulator.start();
                var loader = new Loader(state, Loader.settings(simulator))) {
            assertThatThrownBy(() -> loader.ask("salesforce:limits?rawPayload=true&apiVersion=" + version, null))
                    .hasRootCauseMessage(told);
        }
    }

    @Test
    void any_other_does() throws Exception {
        try (var simulator = Simulator.start();
                var loader = new Loader(state, Loader.settings(simulator))) {
            loader.ask("salesforce:limits?rawPayload=true&apiVersion=v57.0", null);
        }
    }
}
