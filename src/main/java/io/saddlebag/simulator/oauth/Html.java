package io.saddlebag.simulator.oauth;

import io.saddlebag.simulator.http.Answer;

/** The look of the simulator's pages. */
final class Html {

    private static final String STYLE = """
            body{font:16px/1.5 system-ui,sans-serif;background:#f3f3f3;color:#181818;margin:0}
            main{max-width:24rem;margin:6vh auto;padding:1.5rem 2rem;overflow-wrap:anywhere;background:#fff;border-radius:.5rem;box-shadow:0 1px 4px #0003}
            h1{font-size:1.3rem;margin:0 0 1rem}ul{margin:0 0 1rem;padding-left:1.2rem}label{display:block;margin:.8rem 0 .2rem}
            input{width:100%;box-sizing:border-box;padding:.5rem;font:inherit;border:1px solid #888;border-radius:.3rem}
            button{margin:1.2rem .5rem 0 0;padding:.5rem 1.5rem;font:inherit;border:1px solid #0176d3;border-radius:.3rem;
            background:#fff;color:#0176d3}button.allow{background:#0176d3;color:#fff}
            .error{color:#ba0517}.hint{color:#555;font-size:.9rem}""";

    private Html() {}

    /** A whole page; the body is HTML already. */
    static String page(String title, String body) {
        return """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%s</title><style>%s</style></head>
                <body><main><h1>%s</h1>
                %s
                </main></body></html>
                """.formatted(escaped(title), STYLE, escaped(title), body);
    }

    static Answer answer(int status, String title, String body) {
        return Answer.text(status, "text/html;charset=UTF-8", page(title, body))
                .with("Cache-Control", "no-store")
                .with("X-Frame-Options", "DENY");
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
