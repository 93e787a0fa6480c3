package io.saddlebag;

import io.saddlebag.records.NearestName;
import io.saddlebag.records.Place;
import java.io.FileNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.camel.NoSuchBeanException;
import org.apache.camel.NoSuchEndpointException;
import org.apache.camel.NoSuchLanguageException;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.language.simple.types.SimpleIllegalSyntaxException;
import org.apache.camel.language.simple.types.SimpleParserException;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * What Camel complains of, in our words; its own follow in parentheses only where they say more.
 *
 * @param names what to look for in the files to find the line, the best first
 * @param at the place, where Camel knows it
 */
record CamelComplaint(String what, String fix, List<String> names, Optional<Place> at) {

    private static final Pattern UNKNOWN_OPTION = Pattern.compile("Unknown parameters=\\[\\{([^=}]+)=");
    private static final Pattern PLACEHOLDER = Pattern.compile("Property with key \\[([^]]+)] not found");
    private static final Pattern DATA_FORMAT = Pattern.compile("Data format '([^']+)' could not be created");
    private static final Pattern NO_COMPONENT =
            Pattern.compile("property: (camel\\.\\S+) because cannot find (\\w+) with name (\\S+)\\.");
    private static final Pattern TWO_READERS =
            Pattern.compile("start route: (\\S+) because: Multiple consumers .*: (\\w+)://(\\S+)");
    private static final Pattern MANDATORY =
            Pattern.compile("oute template (\\S+) .*parameters must be provided: (.+)");
    private static final Pattern WRONG_TYPE = Pattern.compile("^Cannot convert .* to type: ([a-z]+)\\b");
    private static final Pattern UNKNOWN_NODE = Pattern.compile("Unknown node id: (\\S+)");
    private static final Pattern UNKNOWN_FIELD = Pattern.compile("Unsupported field: (\\S+)");

    /** It says only which part Camel could not make; the cause says why. A class stands for a part without a name. */
    private static final Pattern CONSTRUCTING =
            Pattern.compile("^Error constructing YAML node id: (?:[\\w.]+\\.)?(\\w+?)(?:Definition)?$");

    private CamelComplaint(String what, String fix, String... names) {
        this(what, fix, List.of(names), Optional.empty());
    }

    /** @param chain a failure and its causes, the root last */
    static CamelComplaint of(List<Throwable> chain) {
        return first(faults(chain), MarkedYamlEngineException.class, CamelComplaint::yaml)
                .or(() -> first(chain, NoSuchEndpointException.class, CamelComplaint::component))
                .or(() -> first(chain, NoSuchBeanException.class, CamelComplaint::bean))
                .or(() -> first(chain, NoSuchLanguageException.class, CamelComplaint::language))
                .or(() -> first(chain, PropertyBindingException.class, failure -> binding(failure, chain)))
                .or(() -> first(chain, ClassNotFoundException.class, CamelComplaint::missingClass))
                .or(() -> byMessage(chain, PLACEHOLDER, CamelComplaint::placeholder))
                .or(() -> first(chain, ResolveEndpointFailedException.class, failure -> endpoint(failure, chain)))
                .or(() -> first(chain, SimpleIllegalSyntaxException.class, CamelComplaint::simple))
                .or(() -> first(chain, SimpleParserException.class, failure -> simple(detail(chain))))
                .or(() -> byMessage(chain, MANDATORY, CamelComplaint::template))
                .or(() -> first(chain, FileNotFoundException.class, CamelComplaint::folder))
                .or(() -> byMessage(chain, DATA_FORMAT, CamelComplaint::dataFormat))
                .or(() -> byMessage(chain, NO_COMPONENT, CamelComplaint::noComponent))
                .or(() -> byMessage(chain, TWO_READERS, CamelComplaint::twoReaders))
                .or(() -> first(chain, MarkedYamlEngineException.class, failure -> node(failure, chain)))
                .orElseGet(() -> new CamelComplaint(
                        "the routes or settings cannot be started" + inParentheses(detail(chain)) + ".",
                        "Set SADDLEBAG_OPTS=-Dsaddlebag.log=DEBUG to see where."));
    }

    private static <T extends Throwable> Optional<CamelComplaint> first(
            List<Throwable> chain, Class<T> kind, Function<T, CamelComplaint> complaint) {
        return chain.stream()
                .filter(kind::isInstance)
                .findFirst()
                .map(kind::cast)
                .map(complaint);
    }

    private static Optional<CamelComplaint> byMessage(
            List<Throwable> chain, Pattern pattern, Function<MatchResult, CamelComplaint> complaint) {
        return chain.stream()
                .flatMap(each ->
                        pattern.matcher(String.valueOf(each.getMessage())).results())
                .findFirst()
                .map(complaint);
    }

    /** Without those that only say where Camel was. */
    private static List<Throwable> faults(List<Throwable> chain) {
        return chain.stream()
                .filter(each -> !(each instanceof MarkedYamlEngineException marked
                        && CONSTRUCTING
                                .matcher(String.valueOf(marked.getProblem()))
                                .find()))
                .toList();
    }

    private static CamelComplaint yaml(MarkedYamlEngineException failure) {
        var at = place(failure);
        var problem = String.valueOf(failure.getProblem());
        var node = UNKNOWN_NODE.matcher(problem);
        if (node.find()) {
            return new CamelComplaint(
                    "there is no '%s' in a route.".formatted(node.group(1)),
                    nearest(node.group(1), YamlNames.ALL)
                            .orElse("Camel's documentation of the YAML DSL lists what there is."),
                    List.of(),
                    at);
        }
        var field = UNKNOWN_FIELD.matcher(problem);
        return field.find()
                ? new CamelComplaint(
                        "'%s' cannot stand here.".formatted(field.group(1)),
                        nearest(field.group(1), YamlNames.ALL)
                                .orElse("Camel's documentation of the YAML DSL lists what can."),
                        List.of(field.group(1) + ":"),
                        Optional.empty())
                : notARoute(problem, at);
    }

    private static Optional<Place> place(MarkedYamlEngineException failure) {
        return failure.getProblemMark().map(mark -> new Place(mark.getName(), mark.getLine() + 1L));
    }

    /** Camel's YAML DSL has no text of its own for a value where it needs members. */
    private static CamelComplaint node(MarkedYamlEngineException failure, List<Throwable> chain) {
        var node = CONSTRUCTING.matcher(String.valueOf(failure.getProblem()));
        boolean membersMissing = chain.get(chain.size() - 1) instanceof UnsupportedOperationException;
        return membersMissing && node.find()
                ? new CamelComplaint(
                        "'%s' has no members.".formatted(node.group(1)),
                        "Write them in lines of their own below it, indented further.",
                        List.of(),
                        place(failure))
                : notARoute(detail(chain), place(failure));
    }

    private static CamelComplaint notARoute(String detail, Optional<Place> at) {
        return new CamelComplaint(
                "this is no route" + inParentheses(detail) + ".",
                "Check the indentation and the names here.",
                List.of(),
                at);
    }

    private static CamelComplaint component(NoSuchEndpointException failure) {
        var uri = failure.getUri();
        var scheme = uri.replaceAll(":.*", "");
        return new CamelComplaint(
                "'%s' needs the Camel component '%s', which is not there.".formatted(uri.replace("://", ":"), scheme),
                "Correct the name, or put camel-%s and what it needs into lib/.".formatted(scheme),
                uri,
                uri.replace("://", ":"),
                scheme + ":",
                scheme);
    }

    private static CamelComplaint bean(NoSuchBeanException failure) {
        var name = failure.getName();
        return new CamelComplaint(
                "there is no bean '%s'.".formatted(name),
                "Correct the name, or define it in application.properties: camel.beans.%s = #class:...".formatted(name),
                "#" + name,
                name);
    }

    private static CamelComplaint language(NoSuchLanguageException failure) {
        return missing("language", failure.getLanguage());
    }

    private static CamelComplaint dataFormat(MatchResult found) {
        return missing("data format", found.group(1));
    }

    private static CamelComplaint missing(String kind, String name) {
        return new CamelComplaint(
                "there is no %s '%s'.".formatted(kind, name),
                "Correct the name, or put camel-%s and what it needs into lib/.".formatted(name),
                name);
    }

    /** The value stays out: it may be a secret. */
    private static CamelComplaint binding(PropertyBindingException failure, List<Throwable> chain) {
        var bound = failure.getOptionKey() == null
                ? failure.getPropertyName()
                : (failure.getOptionPrefix() + "." + failure.getOptionKey()).replace("..", ".");
        var key = dashed(bound);
        boolean known = !(chain.get(chain.size() - 1) instanceof PropertyBindingException);
        return new CamelComplaint(
                known
                        ? "the value of %s does not fit%s.".formatted(key, inParentheses(kindOf(detail(chain))))
                        : "there is no setting '%s' in Camel.".formatted(key),
                "Camel's documentation lists the names and what they take.",
                key,
                bound,
                dashed(failure.getPropertyName()),
                failure.getPropertyName());
    }

    /** The texts of the JDK and of Camel hold the value. */
    private static String kindOf(String detail) {
        var type = WRONG_TYPE.matcher(detail);
        if (type.find()) {
            return "it is no " + type.group(1);
        }
        return detail.startsWith("For input string") ? "it is no number" : detail;
    }

    private static String dashed(String key) {
        return key.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static CamelComplaint missingClass(ClassNotFoundException failure) {
        return new CamelComplaint(
                "there is no class '%s'.".formatted(failure.getMessage()),
                "Correct the name, or put its jar into lib/.",
                String.valueOf(failure.getMessage()));
    }

    private static CamelComplaint endpoint(ResolveEndpointFailedException failure, List<Throwable> chain) {
        var endpoint = failure.getUri().replaceAll("\\?.*", "").replace("://", ":");
        var option = UNKNOWN_OPTION.matcher(String.valueOf(failure.getMessage()));
        return option.find()
                ? new CamelComplaint(
                        "'%s' has no option '%s'.".formatted(endpoint, option.group(1)),
                        "Camel's documentation of the component lists its options.",
                        option.group(1) + ":",
                        option.group(1),
                        endpoint)
                : new CamelComplaint(
                        "'%s' cannot be used%s.".formatted(endpoint, inParentheses(kindOf(detail(chain)))),
                        "Check its options.",
                        endpoint);
    }

    private static CamelComplaint simple(SimpleIllegalSyntaxException failure) {
        return simple(failure.getShortMessage());
    }

    private static CamelComplaint simple(String detail) {
        var shown = detail.lines().findFirst().orElse("");
        var name = Pattern.compile("Unknown function: (\\S+)").matcher(shown);
        return name.find()
                ? new CamelComplaint(
                        "an expression of the Simple language names the function '%s', which is not there."
                                .formatted(name.group(1)),
                        "Camel's documentation of the Simple language lists its functions.",
                        "${" + name.group(1),
                        name.group(1))
                : new CamelComplaint(
                        "an expression of the Simple language is wrong" + inParentheses(shown) + ".",
                        "Close each ${ with a }.");
    }

    private static CamelComplaint template(MatchResult found) {
        return new CamelComplaint(
                "the template '%s' needs a value for: %s.".formatted(found.group(1), found.group(2)),
                "Add it under parameters.",
                "routeTemplateRef: " + found.group(1));
    }

    private static CamelComplaint folder(FileNotFoundException failure) {
        var folder = String.valueOf(failure.getMessage()).replaceFirst("^[^:/]*: ", "");
        return new CamelComplaint(
                "the file or folder %s is not there.".formatted(folder), "Make it, or correct the name.", folder);
    }

    private static CamelComplaint placeholder(MatchResult found) {
        return new CamelComplaint(
                "there is no setting '%s' for {{%1$s}}.".formatted(found.group(1)),
                "Define it in application.properties.",
                "{{" + found.group(1),
                found.group(1));
    }

    private static CamelComplaint noComponent(MatchResult found) {
        return new CamelComplaint(
                "there is no Camel %s '%s'.".formatted(found.group(2), found.group(3)),
                "Correct the name, or put camel-%s and what it needs into lib/.".formatted(found.group(3)),
                found.group(1));
    }

    private static CamelComplaint twoReaders(MatchResult found) {
        var endpoint = found.group(2) + ":" + found.group(3);
        return new CamelComplaint(
                "two routes read from '%s', '%s' is one of them.".formatted(endpoint, found.group(1)),
                "Give one of them another address.",
                endpoint);
    }

    private static Optional<String> nearest(String name, List<String> known) {
        return NearestName.of(name, new ArrayList<>(known)).map(near -> "Did you mean '" + near + "'?");
    }

    private static String detail(List<Throwable> chain) {
        var root = chain.get(chain.size() - 1);
        return root.getMessage() == null
                ? ""
                : root.getMessage().lines().findFirst().orElse("");
    }

    private static String inParentheses(String detail) {
        return detail.isBlank() ? "" : " (" + detail.replaceAll("[.\\s]+$", "") + ")";
    }
}
