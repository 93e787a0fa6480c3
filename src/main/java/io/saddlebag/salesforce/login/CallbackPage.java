package io.saddlebag.salesforce.login;

import io.saddlebag.words.Visible;
import org.apache.camel.util.StringHelper;

/** The page that the browser ends on. Takes the code out of its address bar and history. */
final class CallbackPage {

    private static final String STYLE = """
            :root{color-scheme:light dark;--back:#f3f3f3;--card:#fff;--good:#2e844a;--bad:#ba0517}
            @media(prefers-color-scheme:dark){:root{--back:#181818;--card:#262626;--good:#91db8b;--bad:#fe8f7d}}
            body{font:16px/1.5 system-ui,sans-serif;background:var(--back);margin:0}
            main{max-width:26rem;margin:12vh auto;padding:2rem;background:var(--card);border-radius:.5rem;text-align:center;
            box-shadow:0 1px 4px #0003;overflow-wrap:anywhere}
            h1{font-size:1.4rem;margin:.5rem 0}p{margin:.5rem 0}
            .mark{font-size:3rem;line-height:1}.good{color:var(--good)}.bad{color:var(--bad)}.hint{opacity:.7}""";

    private CallbackPage() {}

    /** @param user as a person reads it */
    static String signedIn(String user) {
        return page("good", "✓", "You are signed in", "Saddlebag is signed in as " + user + ".");
    }

    static String notSignedIn() {
        return page("bad", "✗", "You are not signed in", "The terminal where you started saddlebag login says why.");
    }

    static String ofAnotherSignIn() {
        return page(
                "bad",
                "✗",
                "This is the answer to another sign-in",
                "Saddlebag ignored it and goes on waiting. Use the newest tab, or the address that the terminal shows.");
    }

    static String answeredBefore() {
        return page(
                "hint",
                "…",
                "This sign-in has its answer already",
                "The terminal where you started saddlebag login says how it ended.");
    }

    private static String page(String mood, String mark, String title, String text) {
        return """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>%s</title><link rel="icon" href="data:,"><style>%s</style></head>
                <body><main><div class="mark %s" aria-hidden="true">%s</div><h1>%s</h1><p>%s</p>
                <p class="hint">You can close this window.</p></main>
                <script>history.replaceState(null, "", location.pathname)</script></body></html>
                """.formatted(title, STYLE, mood, mark, title, StringHelper.xmlEncode(Visible.of(text)));
    }
}
