package io.saddlebag.cli;

import io.saddlebag.Configuration;
import io.saddlebag.salesforce.login.BrowserLogin;
import io.saddlebag.salesforce.login.CredentialsStore;
import io.saddlebag.salesforce.login.LoginApp;
import io.saddlebag.salesforce.login.LoginResult;
import io.saddlebag.salesforce.login.LoginSettings;
import io.saddlebag.salesforce.login.SignInError.Effect;
import io.saddlebag.words.Times;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code saddlebag login}: signs in to an org once, by browser. */
@Command(
        name = "login",
        description = "Sign in to a Salesforce org once, with a browser; 'run' then stays signed in by itself.",
        footer = {
            "",
            "Needs the Consumer Key of your app in SALESFORCE_CLIENT_ID, its secret, if it has one, in"
                    + " SALESFORCE_CLIENT_SECRET, and its callback URL in SALESFORCE_REDIRECT_URI, unless that is"
                    + " http://localhost:1717/oauth/callback. With another callback, paste the address that the browser ends"
                    + " on.",
            "Example: SALESFORCE_CLIENT_ID=3MVG9… saddlebag login --sandbox"
        })
final class LoginCommand implements Callable<Integer> {

    private static final String MY_DOMAIN = ".my.salesforce.com";

    @Mixin
    private HomeOption home;

    @Option(names = "--sandbox", description = "Sign in to a sandbox.")
    private boolean sandbox;

    @Option(
            names = "--domain",
            paramLabel = "NAME",
            description = "Sign in on the org's My Domain: acme for https://acme.my.salesforce.com")
    private String domain;

    @Option(names = "--login-url", paramLabel = "URL", description = "Sign in at this address.")
    private String loginUrl;

    @Option(names = "--no-browser", description = "Only print the address to go to.")
    private boolean noBrowser;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            description = "How long to wait for the browser. Default: ${DEFAULT-VALUE}",
            defaultValue = "10m")
    private Duration wait;

    @Spec
    private CommandSpec spec;

    private final UnaryOperator<String> environment;
    private final InputStream typed;
    private final Duration untilHint;

    LoginCommand() {
        this(System::getenv, System.in, Duration.ofSeconds(15));
    }

    /**
     * @param environment gives a variable's value, or null
     * @param typed what the person at the terminal types
     * @param untilHint how long to wait before it says what to do about an error in the browser
     */
    LoginCommand(UnaryOperator<String> environment, InputStream typed, Duration untilHint) {
        this.environment = environment;
        this.typed = typed;
        this.untilHint = untilHint;
    }

    @Override
    public Integer call() {
        var err = spec.commandLine().getErr();
        var root = home.home().root();
        var settings = new LoginSettings(Configuration.of(root, environment).values(), root);
        if (settings.clientId().isEmpty()) {
            err.println(
                    "There is no Consumer Key. Set SALESFORCE_CLIENT_ID to that of your External Client App; the README tells"
                            + " how to create one.");
            return ExitCode.NOT_STARTED;
        }
        var refused = refused(settings);
        if (refused.isPresent()) {
            err.println(refused.get());
            return ExitCode.NOT_STARTED;
        }
        try (var browser = new LocalBrowser(home.home().state())) {
            return told(signedIn(settings, noBrowser ? Optional.empty() : Optional.of(browser)));
        }
    }

    private LoginResult signedIn(LoginSettings settings, Optional<LocalBrowser> browser) {
        boolean remote = environment.apply("SSH_CONNECTION") != null;
        var terminal = new LoginTerminal(spec.commandLine().getOut(), settings.redirectUri(), browser, remote, typed);
        var login = new BrowserLogin(
                new CredentialsStore(home.home().state()),
                settings.allowedHosts(),
                Clock.systemDefaultZone(),
                new SecureRandom(),
                new BrowserLogin.Patience(untilHint, wait));
        settings.scopes().warning().ifPresent(spec.commandLine().getErr()::println);
        var app = new LoginApp(
                url(settings),
                settings.clientId().get(),
                settings.clientSecret(),
                settings.redirectUri(),
                settings.scopes());
        return login.signIn(app, terminal);
    }

    /** What is wrong with the addresses that are to be asked; empty when they may be. */
    private Optional<String> refused(LoginSettings settings) {
        if (loginUrl != null && (domain != null || sandbox)) {
            return Optional.of("--login-url is a whole address. Leave out "
                    + (domain != null ? "--domain" : "--sandbox") + ", or --login-url.");
        }
        if (domain != null && !domain.matches("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*")) {
            return Optional.of("--domain is '" + domain + "', which is no name of a My Domain. Write acme for"
                    + " https://acme.my.salesforce.com.");
        }
        return settings.refusalOfLogin(url(settings));
    }

    private String url(LoginSettings settings) {
        return url(Optional.ofNullable(loginUrl), Optional.ofNullable(domain), sandbox, settings.loginUrl());
    }

    /**
     * Where to sign in: the options, or else what the settings say.
     *
     * @param domain the name of a My Domain, {@code acme}, or of a sandbox's, {@code acme--uat}; or the whole host
     */
    static String url(Optional<String> loginUrl, Optional<String> domain, boolean sandbox, String configured) {
        return loginUrl.map(url -> url.replaceFirst("/+$", ""))
                .or(() -> domain.map(name -> "https://"
                        + (name.endsWith(MY_DOMAIN) ? name : name + (sandbox ? ".sandbox" : "") + MY_DOMAIN)))
                .orElse(sandbox ? "https://test.salesforce.com" : configured);
    }

    private int told(LoginResult result) {
        var out = spec.commandLine().getOut();
        var err = spec.commandLine().getErr();
        if (result instanceof LoginResult.SignedIn done) {
            out.printf("Signed in as %s.%n", done.user());
            done.until()
                    .ifPresent(end -> out.printf(
                            "The app's policy ends this login on %s. Where it counts days without use, each use moves that date.%n",
                            Times.day(LocalDate.ofInstant(end, ZoneId.systemDefault()))));
            return ExitCode.DONE;
        }
        if (result instanceof LoginResult.Failed failed) {
            err.println(failed.failure().sentence());
            return failed.failure().effect() == Effect.RETRY ? ExitCode.WAITING : ExitCode.NEEDS_A_PERSON;
        }
        if (result instanceof LoginResult.PortTaken taken) {
            err.printf(
                    "Port %d is taken by another program, so the browser cannot come back to %s. End that program, or set"
                            + " SALESFORCE_REDIRECT_URI to another callback that the app has too.%n",
                    taken.port(), taken.redirectUri());
            return ExitCode.NOT_STARTED;
        }
        err.println(sentence(result));
        return ExitCode.NEEDS_A_PERSON;
    }

    private static String sentence(LoginResult result) {
        if (result instanceof LoginResult.WrongState) {
            return "The address that was pasted answers another sign-in than this one (state). Nothing was stored. Run saddlebag"
                    + " login again, and use only the newest tab.";
        }
        if (result instanceof LoginResult.NothingPasted none) {
            return "Nothing can be pasted here, for the input has ended, and the browser cannot come back to "
                    + none.redirectUri()
                    + " by itself. Nothing was stored. Run saddlebag login in a terminal, or set SALESFORCE_REDIRECT_URI to"
                    + " another callback of the app, on this machine.";
        }
        if (result instanceof LoginResult.NoAnswer none) {
            return "Nobody came back from the browser in time. Nothing was stored. If Salesforce showed an error there, run saddlebag"
                    + " login again and paste that page's address or text. The app must have exactly this callback URL: "
                    + none.redirectUri();
        }
        return ((LoginResult.NoRefreshToken) result).sentence();
    }
}
