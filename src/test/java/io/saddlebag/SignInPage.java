package io.saddlebag;

import io.saddlebag.simulator.oauth.User;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The simulator's page to sign in on, filled in as a person with a browser does. */
public final class SignInPage {

    private SignInPage() {}

    /** The address that {@code saddlebag login} asks to go to, once it has printed it. */
    public static Optional<URI> invitation(String printed) {
        return printed.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("http"))
                .map(URI::create)
                .findFirst();
    }

    /** The demo user signs in and presses Allow; the address that the browser then goes to. */
    public static URI allow(URI invitation) throws IOException, InterruptedException {
        var form = invitation.getRawQuery() + "&username=" + encoded(User.demo().username()) + "&password="
                + encoded(User.demo().password()) + "&decision=allow";
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(invitation.resolve(invitation.getPath()))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form))
                                .build(),
                        BodyHandlers.discarding());
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
