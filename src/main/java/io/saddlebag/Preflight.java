package io.saddlebag;

import io.saddlebag.check.MissingParts;
import io.saddlebag.flow.Flows;
import io.saddlebag.flow.Home;
import io.saddlebag.flow.OpenHome;
import io.saddlebag.flow.RouteFiles;
import io.saddlebag.records.Place;
import io.saddlebag.records.Problem;
import io.saddlebag.salesforce.login.CredentialsStore;
import io.saddlebag.salesforce.login.CredentialsUnusable;
import io.saddlebag.salesforce.login.LoginSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a home would be started with, and all that speaks against it. Found without asking Salesforce.
 *
 * @param ofSettings what is wrong with the settings
 * @param ofFlows what is wrong with the files in {@code routes/}
 * @param ofInboxes what lies in {@code inbox/} where no flow reads it, which keeps no flow from running
 * @param ofFolders what is open to other users of the machine, which keeps no flow from running either
 * @param ofLogin why nobody could sign in as things stand: two ways at once, half of one, a store that others can read
 */
public record Preflight(
        Flows flows,
        RouteFiles routes,
        List<Problem> ofSettings,
        List<Problem> ofFlows,
        List<Problem> ofInboxes,
        List<Problem> ofFolders,
        List<Problem> ofLogin) {

    /** @throws IOException when {@code routes/} cannot be read */
    public static Preflight of(Home home, Configuration configuration) throws IOException {
        var routes = RouteFiles.of(home.root().resolve("routes"), Shipped.routes());
        var read = Flows.read(routes, home);
        var ofSettings = new ArrayList<>(configuration.problems());
        ofSettings.addAll(CamelsOwn.problems(System.getenv(), System.getProperties()));
        ofSettings.addAll(
                new BrokerSettings(configuration).problems(read.flows().readQueues()));
        ofSettings.addAll(new HealthSettings(configuration).problems());
        ApiVersionSetting.of(home.root(), configuration)
                .tooOld(read.flows().byId().values())
                .ifPresent(ofSettings::add);
        var unread = Unread.in(home, routes, read);
        return new Preflight(
                read.flows(),
                routes,
                ofSettings,
                Stream.of(read.problems(), unread.routes(), missing(home, routes, configuration))
                        .flatMap(List::stream)
                        .toList(),
                unread.inboxes(),
                Stream.concat(
                                Configuration.openFile(home.root()).stream(),
                                OpenHome.problems(new Home(home.root(), configuration.readers())).stream())
                        .toList(),
                loginProblems(home, configuration));
    }

    private static List<Problem> missing(Home home, RouteFiles routes, Configuration configuration) {
        var shown = new LinkedHashMap<Path, String>();
        routes.files().forEach(file -> shown.put(file, home.shown(file)));
        return MissingParts.in(
                home.root().resolve("application.properties"),
                shown,
                configuration.values(),
                Set.of(Saddlebag.QUEUE, Saddlebag.SALESFORCE));
    }

    /** What keeps the home from being started, in that order. */
    public List<Problem> problems() {
        var problems = new ArrayList<>(ofSettings);
        problems.addAll(ofFlows);
        problems.addAll(ofLogin);
        return problems;
    }

    /** The same, and what keeps nothing from being started but must be put right. */
    public List<Problem> all() {
        return Stream.of(problems(), ofInboxes, ofFolders).flatMap(List::stream).toList();
    }

    private static List<Problem> loginProblems(Home home, Configuration configuration) {
        var settings = new LoginSettings(configuration.values(), home.root());
        try {
            var stored = new CredentialsStore(home.state()).read();
            return Stream.concat(
                            settings.problems(stored).stream().map(what -> problem("application.properties", what)),
                            settings.missing(stored).stream().map(what -> problem("environment", what)))
                    .toList();
        } catch (CredentialsUnusable e) {
            return List.of(problem("state", e.getMessage()));
        }
    }

    private static Problem problem(String where, String what) {
        return new Problem(new Place(where, 0), what, "");
    }
}
