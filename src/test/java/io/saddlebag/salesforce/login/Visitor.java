package io.saddlebag.salesforce.login;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Somebody who signs in to the simulator as a browser would: fills the form in, and follows where it leads. */
final class Visitor implements BrowserLogin.Person {

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> pasted = new ArrayList<>();
    final List<Boolean> answers = new ArrayList<>();
    int toldThatItStillWaits;
    private final CompletableFuture<String> lastPage = new CompletableFuture<>();
    private final String decision;
    private final boolean pastes;
    private final UnaryOperator<String> tamper;
    private Runnable beforeVisit = () -> {};
    URI invitedTo;
    int toldThatAnAnswerWasIgnored;

    /** @param tamper changes the address that Salesforce sends the browser to */
    private Visitor(String decision, boolean pastes, UnaryOperator<String> tamper) {
        this.decision = decision;
        this.pastes = pastes;
        this.tamper = tamper;
    }

    static Visitor who(String decision) {
        return new Visitor(decision, false, address -> address);
    }

    /** Goes nowhere, and pastes these texts one after the other. */
    static Visitor whoPastes(String... texts) {
        var visitor = who("nothing");
        visitor.pasted.addAll(List.of(texts));
        return visitor;
    }

    /** Does something before he goes where he is invited to. */
    Visitor before(Runnable visit) {
        beforeVisit = visit;
        return this;
    }

    Visitor alsoPasting(String... texts) {
        pasted.addAll(List.of(texts));
        return this;
    }

    Visitor pasting() {
        return new Visitor(decision, true, tamper);
    }

    Visitor tampering(UnaryOperator<String> change) {
        return new Visitor(decision, pastes, change);
    }

    @Override
    public void invite(URI url, boolean willComeBack) {
        invitedTo = url;
        if (decision.equals("nothing")) {
            return;
        }
        beforeVisit.run();
        var form = url.getRawQuery() + "&username=demo%40saddlebag.test&password=saddlebag&decision=" + decision;
        var answer = send(HttpRequest.newBuilder(url.resolve(url.getPath()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        var address = tamper.apply(answer.headers().firstValue("Location").orElseGet(() -> text(answer.body())));
        if (pastes) {
            pasted.add(address);
        } else {
            http.sendAsync(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
                    .thenAccept(page -> lastPage.complete(page.body()));
        }
    }

    /** As somebody copies it from the window. */
    private static String text(String page) {
        return page.replaceAll("(?s)<style.*?</style>|<[^>]*>", "").replace("&#39;", "'");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void answerIgnored() {
        toldThatAnAnswerWasIgnored++;
    }

    @Override
    public void stillWaiting() {
        toldThatItStillWaits++;
    }

    @Override
    public void whenPasting(Predicate<String> answer, Runnable ended) {
        pasted.forEach(text -> answers.add(answer.test(text)));
        ended.run();
    }

    /** What the browser shows in the end. */
    String page() {
        return lastPage.join();
    }
}
