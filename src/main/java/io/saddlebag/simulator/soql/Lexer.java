package io.saddlebag.simulator.soql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a query into tokens. */
final class Lexer {

    private static final Pattern WORD = Pattern.compile("[A-Za-z_][\\w]*(\\.[A-Za-z_]\\w*)*(:\\d+)?");
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:?\\d{2}))?");
    private static final Pattern TIME_OF_DAY = Pattern.compile("\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern UNICODE = Pattern.compile("\\\\u([0-9A-Fa-f]{4})");
    private static final Pattern SIGN = Pattern.compile("<=|>=|!=|<>|[=<>(),:]");

    private final String query;

    Lexer(String query) {
        this.query = query;
    }

    List<Token> tokens() {
        var tokens = new ArrayList<Token>();
        int at = blanks(0);
        while (at < query.length()) {
            int end = query.charAt(at) == '\'' ? quoted(tokens, at) : plain(tokens, at);
            at = blanks(end);
        }
        tokens.add(new Token(Token.Kind.END, "<EOF>", query.length()));
        return tokens;
    }

    private int blanks(int from) {
        int at = from;
        while (at < query.length() && Character.isWhitespace(query.charAt(at))) {
            at++;
        }
        return at;
    }

    private int plain(List<Token> tokens, int at) {
        var kinds = List.of(Token.Kind.WORD, Token.Kind.TIME, Token.Kind.TIME, Token.Kind.NUMBER, Token.Kind.SIGN);
        var patterns = List.of(WORD, TIME, TIME_OF_DAY, NUMBER, SIGN);
        for (int n = 0; n < kinds.size(); n++) {
            Matcher matcher = patterns.get(n).matcher(query).region(at, query.length());
            if (matcher.lookingAt()) {
                tokens.add(new Token(kinds.get(n), matcher.group(), at));
                return matcher.end();
            }
        }
        throw SoqlErrors.malformed(query, at, "unexpected token: '" + query.charAt(at) + "'");
    }

    /** Reads {@code 'O\'Hara'}; the escapes are those of SOQL. */
    private int quoted(List<Token> tokens, int start) {
        var text = new StringBuilder();
        int at = start + 1;
        while (at < query.length() && query.charAt(at) != '\'') {
            var unicode = UNICODE.matcher(query).region(at, query.length());
            if (unicode.lookingAt()) {
                text.append((char) Integer.parseInt(unicode.group(1), 16));
                at = unicode.end();
            } else if (query.charAt(at) == '\\' && at + 1 < query.length()) {
                text.append(unescaped(query.charAt(at + 1), at));
                at += 2;
            } else {
                text.append(query.charAt(at++));
            }
        }
        if (at >= query.length()) {
            throw SoqlErrors.malformed(query, start, "line has no ending quote");
        }
        tokens.add(new Token(Token.Kind.TEXT, text.toString(), start));
        return at + 1;
    }

    private String unescaped(char escaped, int at) {
        return switch (escaped) {
            case 'n', 'N' -> "\n";
            case 'r', 'R' -> "\r";
            case 't', 'T' -> "\t";
            case 'b', 'B' -> "\b";
            case 'f', 'F' -> "\f";
            case '\'', '"', '\\' -> String.valueOf(escaped);
            // Stays escaped: only LIKE knows what to do with it.
            case '_', '%' -> "\\" + escaped;
            default -> throw SoqlErrors.malformed(query, at, "Illegal string literal: \\" + escaped);
        };
    }
}
