package io.saddlebag.simulator.oauth;

import io.saddlebag.simulator.http.Answer;
import io.saddlebag.simulator.http.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** {@code /services/oauth2/userinfo} and the identity URL {@code /id/00D…/005…}: who a token is (contract sheet, 1.3). */
final class Identities {

    private final Directory directory;
    private final Supplier<OAuthSettings> settings;
    private final Function<String, Optional<User>> userOfToken;

    /** @param userOfToken whose session an access token names; asking extends it */
    Identities(Directory directory, Supplier<OAuthSettings> settings, Function<String, Optional<User>> userOfToken) {
        this.directory = directory;
        this.settings = settings;
        this.userOfToken = userOfToken;
    }

    Answer userinfo(Request request) {
        return answered(request, user -> {
            var hosts = Hosts.of(request, settings.get());
            var members = new LinkedHashMap<String, Object>();
            members.put("sub", hosts.identity(directory.organization(), user));
            members.put("user_id", user.id());
            members.put("organization_id", directory.organization().id());
            members.put("preferred_username", user.username());
            members.put("nickname", user.username());
            members.put("name", user.name());
            members.put("given_name", user.firstName());
            members.put("family_name", user.lastName());
            members.put("email", user.email());
            members.put("email_verified", true);
            members.put("zoneinfo", "GMT");
            members.put("language", "en_US");
            members.put("locale", "en_US");
            members.put("utcOffset", 0);
            members.put("user_type", "STANDARD");
            members.put("active", user.active());
            members.put("urls", urls(hosts, user));
            return Answers.json(200, members);
        });
    }

    /** The path is {@code /id/{organization}/{user}}. Asked on a login host, it first sends the client to the instance. */
    Answer identity(Request request) {
        var hosts = Hosts.of(request, settings.get());
        if (!hosts.used().equals(hosts.instance())) {
            return Answer.empty(302).with("Location", hosts.instance() + request.rawPath());
        }
        return answered(request, caller -> {
            var parts = request.path().split("/");
            if (!isOurs(parts.length > 2 ? parts[2] : "")) {
                return Answers.plain(403, "Wrong_Org");
            }
            return Optional.of(parts.length > 3 ? parts[3] : "")
                    .filter(id -> id.length() >= 15)
                    .flatMap(directory::userWithId)
                    .map(user -> Answers.json(200, identity(hosts, user)))
                    .orElseGet(() -> Answers.plain(404, "Bad_Id"));
        });
    }

    private boolean isOurs(String orgId) {
        return orgId.length() >= 15 && directory.organization().id().startsWith(orgId);
    }

    private Map<String, Object> identity(Hosts hosts, User user) {
        var members = new LinkedHashMap<String, Object>();
        members.put("id", hosts.identity(directory.organization(), user));
        members.put("asserted_user", true);
        members.put("user_id", user.id());
        members.put("organization_id", directory.organization().id());
        members.put("username", user.username());
        members.put("nick_name", user.username());
        members.put("display_name", user.name());
        members.put("first_name", user.firstName());
        members.put("last_name", user.lastName());
        members.put("email", user.email());
        members.put("email_verified", true);
        members.put("timezone", "GMT");
        members.put("active", user.active());
        members.put("user_type", "STANDARD");
        members.put("language", "en_US");
        members.put("locale", "en_US");
        members.put("utcOffset", 0);
        members.put("urls", urls(hosts, user));
        return members;
    }

    private static Map<String, String> urls(Hosts hosts, User user) {
        var rest = hosts.instance() + "/services/data/v{version}/";
        var urls = new LinkedHashMap<String, String>();
        urls.put("rest", rest);
        urls.put("sobjects", rest + "sobjects/");
        urls.put("search", rest + "search/");
        urls.put("query", rest + "query/");
        urls.put("recent", rest + "recent/");
        urls.put("profile", hosts.instance() + "/" + user.id());
        return urls;
    }

    private Answer answered(Request request, Function<User, Answer> answer) {
        var form = Form.of(request);
        var token = bearer(request).or(() -> form.get("access_token")).or(() -> form.get("oauth_token"));
        if (token.isEmpty()) {
            return Answers.plain(403, "Missing_OAuth_Token");
        }
        return token.flatMap(userOfToken).map(answer).orElseGet(() -> Answers.plain(403, "Bad_OAuth_Token"));
    }

    private static Optional<String> bearer(Request request) {
        return request.header("authorization")
                .filter(header -> header.matches("(?i)(Bearer|OAuth) \\S+"))
                .map(header -> header.substring(header.indexOf(' ') + 1));
    }
}
