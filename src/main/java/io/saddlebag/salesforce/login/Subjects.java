package io.saddlebag.salesforce.login;

/** Whom a failure's sentence is to name. */
final class Subjects {

    private Subjects() {}

    static SignInFailure.Subject of(LoginMethod method, LoginSettings settings) {
        return new SignInFailure.Subject(
                user(method), app(method.clientId()), settings.redirectUri(), method.loginUrl(), Way.of(method));
    }

    private static String user(LoginMethod method) {
        if (method instanceof LoginMethod.Stored stored) {
            return stored.credentials().user().map(SignedInUser::username).orElse("the user who signed in");
        }
        if (method instanceof LoginMethod.Jwt jwt) {
            return jwt.username();
        }
        return method instanceof LoginMethod.Password password ? password.username() : "the user";
    }

    /** A Consumer Key has 85 characters, of which the first tell apart as much as a person can take in. */
    static String app(String clientId) {
        return clientId.length() > 20 ? clientId.substring(0, 12) + "…" : clientId;
    }
}
