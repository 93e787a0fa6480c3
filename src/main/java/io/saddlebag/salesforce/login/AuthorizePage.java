package io.saddlebag.salesforce.login;

import io.saddlebag.salesforce.login.SignInFailure.Refused;
import io.saddlebag.salesforce.login.SignInFailure.Subject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Optional;

/**
 * What the authorize URL answers before anybody has signed in. Salesforce sends on to its sign-in page or shows it; a refusal it
 * writes into the address of a page that it sends on to, or on a page, with whatever status.
 */
final class AuthorizePage {

    private static final String ERROR_PAGE = "/setup/secur/RemoteAccessErrorPage.apexp";

    private final Web web;
    private final AllowedHosts hosts;

    AuthorizePage(Web web, AllowedHosts hosts) {
        this.web = web;
        this.hosts = hosts;
    }

    /** What is against sending a person there; empty when nothing is known. */
    Optional<SignInFailure> refusal(Invitation invitation, Subject subject) throws IOException {
        var answer = web.get(invitation.url().toString());
        var place = Redirect.of(answer.statusCode(), answer.headers().firstValue("Location"), invitation.url());
        if (answer.statusCode() == 404) {
            return Optional.of(SignInFailure.Unreached.page(invitation.loginUrl(), 404));
        }
        if (place.isEmpty()) {
            return shown(answer).map(refusal -> refused(refusal, subject));
        }
        var moved = place.get().elsewhere(invitation.loginUrl(), hosts);
        if (moved.isPresent()) {
            return Optional.of(new SignInFailure.Moved(invitation.loginUrl(), moved.get(), subject.way()));
        }
        var told = ShownRefusal.inAddress(place.get().address().toString());
        return (told.isPresent() ? told : ofErrorPage(place.get().address(), invitation.url()))
                .map(refusal -> refused(refusal, subject));
    }

    private static SignInFailure refused(ShownRefusal refusal, Subject subject) {
        return Refused.of(refusal.code(), refusal.description(), subject);
    }

    /** The page alone says it where its address does not. */
    private Optional<ShownRefusal> ofErrorPage(URI address, URI asked) throws IOException {
        boolean there =
                ERROR_PAGE.equals(address.getPath()) && asked.getAuthority().equals(address.getAuthority());
        return there ? shown(web.get(address.toString())) : Optional.empty();
    }

    /** A page with a field for a password is the one to sign in on, whatever else stands in it. */
    private static Optional<ShownRefusal> shown(HttpResponse<String> page) {
        var text = page.body()
                .replaceAll("(?is)<(script|style)\\b.*?</\\1>", " ")
                .replaceAll("(?is)<(?!input\\b)[^>]*>", " ");
        boolean signIn = page.statusCode() == 200 && text.matches("(?is).*<input[^>]*\\bpassword\\b.*");
        return signIn ? Optional.empty() : ShownRefusal.inAddress(text).or(() -> ShownRefusal.ofPage(text));
    }
}
