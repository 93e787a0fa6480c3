package io.saddlebag.salesforce.login;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A refusal as a page of Salesforce's own shows it, in its address
 * ({@code …/setup/secur/RemoteAccessErrorPage.apexp?error=invalid_client&error_description=…}) or in its text
 * ({@code OAUTH_APP_BLOCKED : this app is blocked by admin}). It is not trusted.
 */
record ShownRefusal(String code, String description) {

    private static final Pattern CODE =
            Pattern.compile("(?:^|[?&#\\s\"'<>(;])error=([A-Za-z0-9_.-]{1,40})(?![A-Za-z0-9_.-])");
    private static final Pattern DESCRIPTION =
            Pattern.compile("(?:^|[?&#\\s\"'<>(;])error_description=([^&#\"<>\\r\\n]*)");
    private static final Pattern PAGE_CODE = Pattern.compile("\\bOAUTH_[A-Z_]{2,60}\\b");

    ShownRefusal {
        description = Told.of(description);
    }

    /** What an address says, or a text with the same parameters in it. */
    static Optional<ShownRefusal> inAddress(String text) {
        var plain = text.replace("&amp;", "&");
        var code = CODE.matcher(plain);
        if (!code.find()) {
            return Optional.empty();
        }
        var description = DESCRIPTION.matcher(plain);
        return Optional.of(new ShownRefusal(
                code.group(1),
                description.find() ? decoded(description.group(1)).replaceFirst("'$", "") : ""));
    }

    /** What the text of a page says: a code of its own, or words that a code of the table stands for. */
    static Optional<ShownRefusal> inText(String text) {
        return SignInError.shownIn(text)
                .map(error -> error.words().isEmpty()
                        ? of(error.code(), text)
                        : new ShownRefusal(error.code(), error.words()))
                .or(() -> ofPage(text));
    }

    /** A code that only pages of refusals have; every other page may be anything. */
    static Optional<ShownRefusal> ofPage(String text) {
        var code = PAGE_CODE.matcher(text);
        return code.find() ? Optional.of(of(code.group(), text)) : Optional.empty();
    }

    /** The code with the rest of its line. */
    private static ShownRefusal of(String code, String text) {
        var rest = Pattern.compile("\\b" + Pattern.quote(code) + "\\b\\s*[:-]\\s*([^\\r\\n=<>\"]*)")
                .matcher(text);
        return new ShownRefusal(code, rest.find() ? rest.group(1) : "");
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
