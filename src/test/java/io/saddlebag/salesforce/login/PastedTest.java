package io.saddlebag.salesforce.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people copy from a browser while a login waits. */
class PastedTest {

    private static final String PAGE = "https://acme.my.salesforce.com/setup/secur/RemoteAccessErrorPage.apexp";
    private static final String SECRET = "aPrxSV6UAcNrPEkEccurRd63fzSaoVf49aHsFeMABXkEjhzzsxq0wn8MJxoNdc5pfT";

    @Test
    void the_marks_that_a_terminal_puts_around_what_is_pasted_are_none_of_it() {
        var pasted = "\u001b[200~https://acme.test/cb?code=" + SECRET + "&state=mine\u001b[201~\n";

        assertThat(new Pasted("mine").read(pasted)).hasValueSatisfying(callback -> assertThat(callback.answers("mine"))
                .isTrue());
    }

    @ParameterizedTest
    @MethodSource
    void a_refusal_is_found(String text, SignInError error, String shown) {
        assertThat(refusal(text)).hasValueSatisfying(found -> {
            assertThat(found.error()).isEqualTo(error);
            assertThat(found.sentence()).contains("(" + shown + ")");
        });
    }

    static Stream<Arguments> a_refusal_is_found() {
        var secret = "invalid_client: invalid client credentials";
        return Stream.of(
                // An address, as it stands and as it comes through mails, terminals and chats.
                found(PAGE + "?error=invalid_client&error_description=invalid%20client%20credentials", secret),
                found(PAGE + "?error=invalid_client&error_description=invalid+client+credentials&state=x", secret),
                found(PAGE + "#error=invalid_client&error_description=invalid%20client%20credentials", secret),
                found(
                        "acme.my.salesforce.com/x.apexp?error=invalid_client&error_description=invalid%20client%20credentials",
                        secret),
                found("'" + PAGE + "?error=invalid_client&error_description=invalid%20client%20credentials'", secret),
                found(
                        "<" + PAGE + "?error=invalid_client&amp;error_description=invalid%20client%20credentials>",
                        secret),
                found(
                        "It says:\n" + PAGE
                                + "?error=invalid_client&error_descr\niption=invalid%20client%20credentials\nWhy?",
                        secret),
                found(PAGE + "?error_description=invalid%20client%20credentials&error=invalid_client", secret),
                found("  error=invalid_client&error_description=invalid client credentials  \n", secret),
                found(
                        "http://localhost:1717/oauth/callback?error=invalid_client&error_description=invalid%20client%20credentials&state=other",
                        secret),
                Arguments.of(PAGE + "?error=invalid_client", SignInError.WRONG_SECRET, "invalid_client"),
                Arguments.of(
                        PAGE + "?error=invalid_client&error_description=app+must+be+installed+into+org",
                        SignInError.NOT_INSTALLED,
                        "invalid_client: app must be installed into org"),
                Arguments.of(
                        "https://www.example.org/code_callback.jsp?error=access-denied",
                        SignInError.DENIED,
                        "access-denied"),
                Arguments.of(
                        PAGE + "?error=invalid_grant&error_description=user hasn't approved this consumer",
                        SignInError.NOT_APPROVED,
                        "invalid_grant: user hasn't approved this consumer"),
                Arguments.of(
                        PAGE + "?error=something_new&error_description=never%20seen",
                        SignInError.OTHER,
                        "something_new: never seen"),
                // The text of a page.
                Arguments.of(
                        """
                        OAuth Error

                        We can't authorize you because of an OAuth error. For more information, contact your Salesforce administrator.

                        OAUTH_APPROVAL_ERROR_GENERIC : An unexpected error has occurred during authentication. Please try again.
                        """,
                        SignInError.APPROVAL,
                        "OAUTH_APPROVAL_ERROR_GENERIC: An unexpected error has occurred during authentication. Please try again."),
                Arguments.of(
                        "Wir können Sie nicht autorisieren. OAUTH_APPROVAL_ERROR_GENERIC",
                        SignInError.APPROVAL,
                        "OAUTH_APPROVAL_ERROR_GENERIC"),
                Arguments.of(
                        "OAUTH_APPROVAL_ERROR_GENERIC : An unexpected error has occured.\n" + PAGE
                                + "?error=invalid_client&error_description=app+must+be+installed+into+org",
                        SignInError.NOT_INSTALLED,
                        "invalid_client: app must be installed into org"),
                Arguments.of(
                        "OAUTH_APP_BLOCKED : this app is blocked by admin",
                        SignInError.BLOCKED,
                        "OAUTH_APP_BLOCKED: this app is blocked by admin"),
                Arguments.of(
                        "OAUTH_EC_APP_NOT_FOUND : External client app is not installed in this org",
                        SignInError.NOT_INSTALLED_HERE,
                        "OAUTH_EC_APP_NOT_FOUND: External client app is not installed in this org"),
                Arguments.of(
                        "OAUTH_AUTHORIZATION_BLOCKED: Cross-org OAuth flows are not supported for this external client app",
                        SignInError.OTHER_ORG,
                        "OAUTH_AUTHORIZATION_BLOCKED: Cross-org OAuth flows are not supported for this external client app"),
                Arguments.of(
                        "redirect_uri_mismatch: redirect_uri must match configuration",
                        SignInError.REDIRECT_URI,
                        "redirect_uri_mismatch: redirect_uri must match configuration"),
                Arguments.of(
                        "1800 : There was a problem in setting\nup your remote access",
                        SignInError.REMOTE_ACCESS,
                        "problem in setting up your remote access"),
                Arguments.of("OAUTH_NEVER_SEEN : what is this", SignInError.OTHER, "OAUTH_NEVER_SEEN: what is this"));
    }

    private static Arguments found(String text, String shown) {
        return Arguments.of(text, SignInError.WRONG_SECRET, shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "saddlebag login --sandbox",
                "https://yourapp.com/oauth/callback",
                "https://acme.my.salesforce.com/services/oauth2/authorize?response_type=code&client_id=3MVG9&redirect_uri=x&state=S&code_challenge=c",
                "https://yourapp.com/cb#access_token=00D!secret&state=S",
                "Something went wrong",
                "error",
                "?",
                "=&=&#"
            })
    void what_is_no_answer_is_none(String text) {
        assertThat(new Pasted("S").read(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://yourapp.com/oauth/callback?code=aPrx%3D%3D&state=S",
                "https://yourapp.com/oauth/callback?state=S&code=aPrx%3D%3D#",
                "yourapp.com/oauth/callback?sfdc_community_url=x&code=aPrx%3D%3D&state=S",
                "\"https://yourapp.com/oauth/callback?code=aPrx%3D%3D&amp;state=S\".",
                "https://yourapp.com/oauth/callback?code=aPrx%3\nD%3D&state=S\n",
                "This page cannot be reached\nhttps://yourapp.com/oauth/callback?code=aPrx%3D%3D&state=S\nERR_NAME_NOT_RESOLVED",
                "code=aPrx%3D%3D&state=S"
            })
    void the_address_that_the_browser_ended_on_is_read_however_it_was_copied(String text) {
        assertThat(new Pasted("S").read(text)).hasValueSatisfying(callback -> {
            assertThat(callback.code()).hasValue("aPrx==");
            assertThat(callback.answers("S")).isTrue();
        });
    }

    @Test
    void an_address_of_another_sign_in_brings_its_code_without_the_right_state() {
        for (var text : new String[] {"https://x.org/cb?code=c&state=other", "https://x.org/cb?code=c"}) {
            assertThat(new Pasted("S").read(text)).hasValueSatisfying(callback -> assertThat(callback.answers("S"))
                    .isFalse());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PAGE + "?error=invalid_client&code=" + SECRET + "&error_description=wrong",
                PAGE + "?error=invalid_client&error_description=" + SECRET,
                "OAUTH_APP_BLOCKED : see " + SECRET,
                "OAUTH_APP_BLOCKED : code=" + SECRET,
                "OAUTH_NEW : " + SECRET + " https://yourapp.com/cb?code=" + SECRET,
                PAGE + "?error=" + SECRET
            })
    void nothing_that_may_be_a_secret_is_shown(String text) {
        refusal(text).ifPresent(found -> assertThat(found.sentence()).doesNotContain(SECRET.substring(0, 12)));
    }

    @Test
    void what_is_shown_is_one_short_line() {
        var found = refusal(PAGE + "?error=x&error_description=" + "long%0A%1B%5B2J".repeat(100))
                .orElseThrow();

        assertThat(found.sentence()).hasSizeLessThan(500).doesNotContain("\n", "\u001b");
    }

    private static Optional<SignInFailure.Refused> refusal(String text) {
        var subject = new SignInFailure.Subject("the user", "3MVG9", "https://x.org/cb", "https://x.org", Way.BROWSER);
        return new Pasted("S")
                .read(text)
                .filter(callback -> callback.code().isEmpty())
                .map(callback ->
                        SignInFailure.Refused.of(callback.error().orElseThrow(), callback.description(), subject));
    }
}
