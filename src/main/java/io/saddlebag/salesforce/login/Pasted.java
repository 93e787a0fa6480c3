package io.saddlebag.salesforce.login;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what a person pastes while a login waits: the address that the browser ended on, or what a page of Salesforce's says. */
final class Pasted {

    /** All that stands before the parameters of a callback, an address or the quote around it. */
    private static final Pattern PARAMETERS = Pattern.compile("(?:^|[?&#\\s\"'<(])((?:code|state)=[^\\s\"'<>#]*)");

    /** Terminals and mails break long addresses into lines; such a line is long, and the next is one word. */
    private static final Pattern BROKEN_ADDRESS =
            Pattern.compile("(?<=\\S{40})[ \\t]*\\R[ \\t]*(?=\\S+[ \\t]*(?:\\R|$))");

    /** Terminals that were left in that mode put these around what is pasted. */
    private static final Pattern MARK_OF_PASTING = Pattern.compile("\\u001b\\[20[01]~");

    private final String state;

    /** @param state of the sign-in that is waited for */
    Pasted(String state) {
        this.state = state;
    }

    /** @return empty when it is no answer: neither a code nor a refusal */
    Optional<Callback> read(String text) {
        var plain = MARK_OF_PASTING.matcher(text).replaceAll("").replace("&amp;", "&");
        var joined = BROKEN_ADDRESS.matcher(plain).replaceAll("");
        var answers =
                Stream.of(plain, joined).flatMap(each -> code(each).stream()).toList();
        return answers.stream()
                .filter(answer -> answer.answers(state))
                .findFirst()
                .or(() -> refusal(plain, joined))
                .or(() -> answers.stream().findFirst());
    }

    private static Optional<Callback> code(String text) {
        return PARAMETERS
                .matcher(text)
                .results()
                .map(found -> Callback.read(found.group(1).replaceFirst("[.,;)]+$", "")))
                .filter(callback -> callback.code().isPresent())
                .findFirst();
    }

    /** Needs no state: nothing in it is trusted, and it ends no more than this login. */
    private static Optional<Callback> refusal(String plain, String joined) {
        return ShownRefusal.inAddress(joined)
                .or(() -> ShownRefusal.inAddress(plain))
                .or(() -> ShownRefusal.inText(plain))
                .map(Callback::refused);
    }
}
