package io.saddlebag;

import io.saddlebag.flow.Home;
import io.saddlebag.flow.RouteFiles;
import io.saddlebag.salesforce.login.LoginSettings;
import java.util.stream.Collectors;
import org.apache.camel.main.Main;

/** Hands the settings to Camel: its own by its names, ours where the routes ask for them. */
final class CamelSettings {

    private CamelSettings() {}

    static void apply(Main camel, Home home, Configuration configuration, RouteFiles routes) {
        camel.setDefaultPropertyPlaceholderLocation("false");
        var properties = configuration.forCamel();
        properties.keySet().removeAll(LoginSettings.OF_CAMEL);
        // Camel reads this one only in this spelling. Its warning names a tool that does not come with Saddlebag.
        properties.putIfAbsent("camel.main.yamlDslCompactNotationWarn", "false");
        camel.setInitialProperties(properties);
        camel.addInitialProperty("saddlebag.home", home.root().toString());
        camel.addInitialProperty(
                "saddlebag.poll-interval",
                configuration.duration("saddlebag.poll-interval").toMillis() + "");
        camel.addInitialProperty(
                "camel.component.salesforce.http-request-timeout",
                configuration.duration("saddlebag.request-timeout").toMillis() + "");
        // Camel's own check of a consumer says down for as long as the first file after a start takes to load.
        camel.configure().health().setConsumersEnabled(false);
        // Its check of routes knows none that was removed, and says up for one that is suspended or was never started.
        camel.configure().health().setRoutesEnabled(false);
        camel.configure()
                .withName("saddlebag")
                .withJmxEnabled(false)
                .withAutoConfigurationLogSummary(false)
                .withStreamCachingEnabled(false)
                .withRoutesIncludePattern(
                        routes.files().stream().map(RouteUri::of).collect(Collectors.joining(",")));
    }
}
