package io.saddlebag.cli;

import io.saddlebag.simulator.Simulator;
import io.saddlebag.simulator.faults.FaultText;
import io.saddlebag.simulator.http.Kind;
import io.saddlebag.simulator.oauth.App;
import io.saddlebag.simulator.oauth.User;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code simulate} says: how to reach it, and what can be made to go wrong. */
final class SimulateText {

    private SimulateText() {}

    /** What a client needs, line by line; the simulator's credentials open nothing else. */
    static List<String> ready(Simulator simulator) {
        var stock = simulator.settings().stock();
        var app = stock ? App.guide() : App.saddlebag();
        var user = User.demo();
        var lines = Stream.of(
                "Salesforce simulator at " + simulator.url(),
                "  consumer key      " + app.key(),
                "  consumer secret   " + app.secret(),
                "  user              " + user.username(),
                "  password          " + user.password());
        return Stream.concat(lines, stock ? signIn(simulator, app) : tries(simulator, app))
                .toList();
    }

    private static Stream<String> tries(Simulator simulator, App app) {
        var url = simulator.url();
        return Stream.of(
                "  refresh token     " + simulator.refreshToken(),
                "  callbacks         " + String.join("  ", app.callbacks()),
                "Try:",
                "  curl " + url + "/services/oauth2/token -d grant_type=client_credentials -d client_id=" + app.key()
                        + " -d client_secret=" + app.secret(),
                "  curl " + url + "/simulator");
    }

    /** The app of the integration guide has no refresh token yet. */
    private static Stream<String> signIn(Simulator simulator, App app) {
        var callback = app.callbacks().get(0);
        return Stream.of(
                "  callback          " + callback,
                "Sign in:",
                "  export SALESFORCE_CLIENT_ID=" + app.key(),
                "  export SALESFORCE_CLIENT_SECRET=" + app.secret(),
                "  export SALESFORCE_REDIRECT_URI=" + callback,
                "  saddlebag login --login-url " + simulator.url());
    }

    /** The last lines of the help. */
    static List<String> help() {
        var faults = FaultText.help().stream().map(line -> "  " + line.replace("%", "%%"));
        return Stream.of(
                        Stream.of(
                                "",
                                "Faults, written NAME[=VALUE][:next=N|:every=N|:rate=P%%][:at=KIND]. Where",
                                "nothing says when, the next request meets it; where nothing says at what,",
                                "one for data, which is any of " + kinds(Kind::isData) + ".",
                                "The other kinds are " + kinds(kind -> !kind.isData()) + "."),
                        faults,
                        Stream.of(
                                "",
                                "While it runs, /simulator tells what came in and what it holds, and",
                                "takes orders:",
                                "  POST   /simulator/faults {\"order\": [\"row-locked:rate=2%%\"]}",
                                "  DELETE /simulator/faults",
                                "  POST   /simulator/clock  {\"advance\": \"24h\"}",
                                "  POST   /simulator/seed   a seed file",
                                "  POST   /simulator/reset",
                                "A seed holds apps and the policies of the org too: see the README.",
                                "",
                                "Example: saddlebag simulate --latency 150ms --fault unavailable:every=10"))
                .flatMap(lines -> lines)
                .toList();
    }

    private static String kinds(Predicate<Kind> which) {
        return Stream.of(Kind.values())
                .filter(which)
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
