package io.saddlebag.simulator.soql;

import io.saddlebag.simulator.http.Refusal;
import io.saddlebag.simulator.soql.Query.Name;
import io.saddlebag.simulator.soql.Query.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads a query by recursive descent, one method for each rule of the grammar. */
final class Parser {

    private static final Set<String> CLAUSES =
            Set.of("WHERE", "ORDER", "LIMIT", "OFFSET", "GROUP", "HAVING", "WITH", "USING", "FOR", "UPDATE", "ALL");
    private static final int DEEPEST = 200;
    private static final Set<String> SIGNS = Set.of("=", "!=", "<>", "<", ">", "<=", ">=");

    private final String text;
    private final List<Token> tokens;
    private int next;
    private int depth;

    private Parser(String text) {
        this.text = text;
        this.tokens = new Lexer(text).tokens();
    }

    static Query parse(String text) {
        return new Parser(text).query();
    }

    /** Reads only what may stand behind WHERE. */
    static Condition condition(String text) {
        var parser = new Parser(text);
        var condition = parser.conditions();
        parser.expectEnd();
        return condition;
    }

    private Query query() {
        expect("SELECT");
        var select = select();
        expect("FROM");
        var from = name();
        var alias = alias();
        var where = accept("WHERE") ? Optional.of(conditions()) : Optional.<Condition>empty();
        refuseClauses();
        var order = accept("ORDER") ? order() : List.<Query.Order>of();
        int limit = accept("LIMIT") ? number() : Integer.MAX_VALUE;
        int offset = accept("OFFSET") ? number() : 0;
        refuseClauses();
        expectEnd();
        return new Aliased(alias.orElse(""), from.text())
                .resolve(new Query(text, select, from, where, order, limit, offset));
    }

    private Select select() {
        if (peek().is("COUNT") && following().is("(")) {
            next += 2;
            if (accept(")")) {
                return new Select.Count();
            }
            var name = name();
            expect(")");
            var alias = peek().is("FROM") || peek().is(",") ? "expr0" : take().text();
            if (peek().is(",")) {
                throw Refusal.notImplemented("COUNT(field) beside other columns", "COUNT(field) alone");
            }
            return new Select.CountOf(name, alias);
        }
        var names = new ArrayList<Name>();
        do {
            refuseInSelect();
            names.add(field());
        } while (accept(","));
        return new Select.Fields(names);
    }

    private void refuseInSelect() {
        if (peek().is("(")) {
            throw Refusal.notImplemented("queries inside queries", "a query of its own");
        }
        if (peek().is("TYPEOF") || peek().is("FIELDS")) {
            throw Refusal.notImplemented(peek().text().toUpperCase(Locale.ROOT) + " in SELECT", "a list of fields");
        }
    }

    private void refuseClauses() {
        for (var clause : List.of("GROUP", "HAVING", "WITH", "USING", "FOR", "UPDATE", "ALL")) {
            if (peek().is(clause)) {
                throw Refusal.notImplemented(clause + " in SOQL", "WHERE, ORDER BY, LIMIT, OFFSET");
            }
        }
    }

    private Optional<String> alias() {
        accept("AS");
        return peek().kind() == Token.Kind.WORD
                        && !CLAUSES.contains(peek().text().toUpperCase(Locale.ROOT))
                ? Optional.of(take().text())
                : Optional.empty();
    }

    /** Conditions joined by AND, or by OR; SOQL wants brackets where both stand together. */
    private Condition conditions() {
        var first = condition();
        if (!peek().is("AND") && !peek().is("OR")) {
            return first;
        }
        var joint = peek().text();
        var parts = new ArrayList<>(List.of(first));
        while (accept(joint)) {
            parts.add(condition());
        }
        if (peek().is("AND") || peek().is("OR")) {
            throw unexpected();
        }
        return joint.equalsIgnoreCase("AND") ? new Condition.And(parts) : new Condition.Or(parts);
    }

    private Condition condition() {
        if (++depth > DEEPEST) {
            throw SoqlErrors.malformed(text, peek().at(), "conditions are nested more than " + DEEPEST + " deep");
        }
        try {
            return nested();
        } finally {
            depth--;
        }
    }

    private Condition nested() {
        if (accept("NOT")) {
            return new Condition.Not(condition());
        }
        if (accept("(")) {
            var inner = conditions();
            expect(")");
            return inner;
        }
        var name = field();
        if (peek().is("NOT") || peek().is("IN")) {
            var negated = accept("NOT");
            expect("IN");
            return new Condition.In(name, negated, values());
        }
        return comparison(name);
    }

    private Condition comparison(Name name) {
        var sign = take();
        if (sign.is("LIKE")) {
            return new Condition.Compare(name, "LIKE", value());
        }
        if (sign.is("INCLUDES") || sign.is("EXCLUDES")) {
            throw Refusal.notImplemented(sign.text() + " in SOQL", "=");
        }
        if (!SIGNS.contains(sign.text())) {
            next--;
            throw unexpected();
        }
        return new Condition.Compare(name, sign.text().equals("<>") ? "!=" : sign.text(), value());
    }

    private List<Token> values() {
        expect("(");
        if (peek().is("SELECT")) {
            throw Refusal.notImplemented("queries inside queries", "IN with a list of values");
        }
        var values = new ArrayList<Token>();
        do {
            values.add(value());
        } while (accept(","));
        expect(")");
        return values;
    }

    private Token value() {
        if (peek().is(":")) {
            throw SoqlErrors.malformed(text, peek().at(), "unexpected token: ':'");
        }
        if (peek().kind() == Token.Kind.SIGN || peek().kind() == Token.Kind.END) {
            throw unexpected();
        }
        return take();
    }

    private List<Query.Order> order() {
        expect("BY");
        var order = new ArrayList<Query.Order>();
        do {
            var name = field();
            var descending = accept("DESC");
            if (!descending) {
                accept("ASC");
            }
            var last = accept("NULLS") && !accept("FIRST");
            if (last) {
                expect("LAST");
            }
            order.add(new Query.Order(name, descending, last));
        } while (accept(","));
        return order;
    }

    private int number() {
        if (!peek().text().matches("\\d{1,9}")) {
            throw unexpected();
        }
        return Integer.parseInt(take().text());
    }

    private Name field() {
        if (peek().kind() == Token.Kind.WORD && following().is("(")) {
            throw Refusal.notImplemented("the function " + peek().text() + "()", "COUNT() and COUNT(field)");
        }
        return name();
    }

    private Name name() {
        if (peek().kind() != Token.Kind.WORD) {
            throw unexpected();
        }
        var token = take();
        return new Name(token.text(), token.at());
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token following() {
        return tokens.get(Math.min(next + 1, tokens.size() - 1));
    }

    private Token take() {
        var token = tokens.get(next);
        next = Math.min(next + 1, tokens.size() - 1);
        return token;
    }

    private boolean accept(String word) {
        var fits = peek().is(word);
        if (fits) {
            next++;
        }
        return fits;
    }

    private void expect(String word) {
        if (!accept(word)) {
            throw unexpected();
        }
    }

    private void expectEnd() {
        if (peek().kind() != Token.Kind.END) {
            throw unexpected();
        }
    }

    private Refusal unexpected() {
        return SoqlErrors.malformed(text, peek().at(), "unexpected token: '" + peek().text() + "'");
    }
}
