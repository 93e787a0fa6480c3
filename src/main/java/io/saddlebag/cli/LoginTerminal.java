package io.saddlebag.cli;

import io.saddlebag.salesforce.login.BrowserLogin;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The terminal that somebody signs in from: shows the address, opens the browser, takes what is pasted. */
final class LoginTerminal implements BrowserLogin.Person {

    private final PrintWriter out;
    private final String redirectUri;
    private final Optional<LocalBrowser> browser;
    private final boolean remote;
    private final InputStream typed;
    private final CompletableFuture<String> pasted = new CompletableFuture<>();

    /**
     * @param browser empty where none may be opened
     * @param remote whether the person sits at another machine than this one, so that a browser here is of no use
     * @param typed what the person types
     */
    LoginTerminal(
            PrintWriter out, String redirectUri, Optional<LocalBrowser> browser, boolean remote, InputStream typed) {
        this.out = out;
        this.redirectUri = redirectUri;
        this.browser = browser;
        this.remote = remote;
        this.typed = typed;
    }

    @Override
    public void invite(URI url, boolean willComeBack) {
        boolean opened = !remote && browser.isPresent() && browser.get().open(url);
        out.println(
                opened
                        ? "Sign in with the browser that opens now. If none does, or it cannot read state/login.html, go to:"
                        : "Sign in here:");
        out.printf("%n  %s%n%n", url);
        if (remote || !willComeBack) {
            out.printf(
                    "Afterwards the browser ends on an address that begins with %s; the page may say that it cannot be"
                            + " reached. Copy that whole address, paste it here and press Enter:%n",
                    redirectUri);
        }
        out.flush();
        var reader = new Thread(this::read, "pasted");
        reader.setDaemon(true);
        reader.start();
    }

    @Override
    public void answerIgnored() {
        out.println(
                "The answer to another sign-in than this one came (state), and was ignored. Still waiting: use only the"
                        + " newest tab.");
        out.flush();
    }

    @Override
    public CompletableFuture<String> pasted() {
        return pasted;
    }

    private void read() {
        try {
            var lines = new BufferedReader(new InputStreamReader(typed, Charset.defaultCharset()));
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    pasted.complete(line);
                    return;
                }
            }
        } catch (IOException e) {
            // Nobody can paste; the browser may still come back.
            return;
        }
    }
}
