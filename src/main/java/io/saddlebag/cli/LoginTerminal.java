package io.saddlebag.cli;

import io.saddlebag.salesforce.login.BrowserLogin;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The terminal that somebody signs in from: shows the address, opens the browser, takes what is pasted. */
final class LoginTerminal implements BrowserLogin.Person {

    private static final Logger LOG = LoggerFactory.getLogger(LoginTerminal.class);

    private final PrintWriter out;
    private final String redirectUri;
    private final Optional<LocalBrowser> browser;
    private final boolean remote;
    private final InputStream typed;
    private volatile boolean canPaste = true;

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
                        ? "A browser opens now. Sign in there. If none opens, or it does not show Salesforce, go to:"
                        : "Sign in here:");
        out.printf("%n  %s%n%n", url);
        if (remote || !willComeBack) {
            out.printf(
                    "Afterwards the browser ends on an address that begins with %s; the page may say that it cannot be"
                            + " reached. Copy that whole address, paste it here and press Enter:%n",
                    redirectUri);
        }
        out.flush();
    }

    @Override
    public void answerIgnored() {
        out.println(
                "The answer to another sign-in than this one came (state), and was ignored. Still waiting: use only the"
                        + " newest tab.");
        out.flush();
    }

    @Override
    public void stillWaiting() {
        if (canPaste) {
            out.println(
                    "Still waiting. If the browser shows an error, copy that page's address, or its text, paste it here and press"
                            + " Enter: the reason and what to do are then shown here.");
            out.flush();
        }
    }

    @Override
    public void whenPasting(Predicate<String> answer, Runnable ended) {
        var reader = new Thread(() -> read(answer, ended), "pasted");
        reader.setDaemon(true);
        reader.start();
    }

    private void read(Predicate<String> answer, Runnable ended) {
        try {
            var texts = new PastedTexts(typed);
            var before = "";
            for (var text = texts.next(); text.isPresent(); text = texts.next()) {
                if (answer.test(text.get()) || !before.isEmpty() && answer.test(before + text.get())) {
                    return;
                }
                before = text.get();
                out.println(
                        "That holds no answer of Salesforce's. Paste the whole address that the browser ended on, or the"
                                + " address or the text of the error page, and press Enter. Still waiting.");
                out.flush();
            }
        } catch (IOException e) {
            LOG.debug("login: nothing can be pasted", e);
        }
        canPaste = false;
        ended.run();
    }
}
