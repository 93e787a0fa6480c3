package io.saddlebag.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.simulator.Client.Reply;
import io.saddlebag.simulator.faults.Fault;
import io.saddlebag.simulator.faults.FaultText;
import io.saddlebag.simulator.http.Kind;
import io.saddlebag.simulator.oauth.App;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a browser ends up when Salesforce refuses a sign-in: at the app's callback, or on a page of Salesforce's own. */
class AuthorizeRefusalsTest extends WithSimulator {

    private static final String PAGE = "/setup/secur/RemoteAccessErrorPage.apexp";
    private static final String GENERIC =
            "OAUTH_APPROVAL_ERROR_GENERIC : An unexpected error has occurred during authentication. Please try again.";
    private static final String ADMINISTRATOR =
            "We can't authorize you because of an OAuth error. For more information,"
                    + " contact your Salesforce administrator.";

    @ParameterizedTest
    @CsvSource({
        "client_id, nobody, error=invalid_client_id&error_description=client%20identifier%20invalid",
        "redirect_uri, https://elsewhere.test/cb, error=redirect_uri_mismatch&error_description=redirect_uri%20must%20match%20configuration",
    })
    void a_client_that_is_not_known_is_named_by_the_address_and_the_text_of_the_page(
            String parameter, String value, String told) {
        var answer = allow(Map.of(parameter, value));

        assertThat(answer.header("Location")).isEqualTo(salesforce.url() + PAGE + "?" + told);
        assertThat(page(answer)).contains(ADMINISTRATOR, told.replace("&", "&amp;"));
    }

    @ParameterizedTest
    @CsvSource({"API", "full", "nonsense"})
    void a_scope_that_the_app_does_not_have_stands_in_the_address_of_a_page_that_does_not_name_it(String scope) {
        salesforce.oauth().register(App.saddlebag().withScopes("api refresh_token"));

        var answer = allow(Map.of("scope", scope));

        assertThat(answer.header("Location"))
                .isEqualTo(salesforce.url() + PAGE
                        + "?error=invalid_scope&error_description=the+requested+scope+is+not+allowed");
        assertThat(page(answer)).contains(ADMINISTRATOR, GENERIC).doesNotContain("invalid_scope");
    }

    @Test
    void an_app_that_is_not_installed_in_the_org_is_refused_on_the_page_to_all_who_have_not_used_it_before() {
        salesforce.oauth().register(App.saddlebag().withAccess(App.Access.NOT_INSTALLED));

        var answer = allow(Map.of());

        assertThat(answer.header("Location"))
                .isEqualTo(salesforce.url() + PAGE
                        + "?error=invalid_client&error_description=app+must+be+installed+into+org");
        assertThat(page(answer)).contains(ADMINISTRATOR, GENERIC);
    }

    @Test
    void who_used_an_app_before_it_was_uninstalled_goes_on_using_it() {
        var refreshToken = approval().signIn(Map.of()).path("refresh_token").asText();
        salesforce.oauth().register(App.saddlebag().withAccess(App.Access.NOT_INSTALLED));

        assertThat(approval().refresh(refreshToken).status()).isEqualTo(200);
        assertThat(approval().signIn(Map.of()).path("access_token").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "BLOCKED, OAUTH_APP_BLOCKED, this app is blocked by admin",
        "DENIED, OAUTH_APP_ACCESS_DENIED, user is not admin approved to access this app",
    })
    void an_app_that_the_admin_keeps_from_the_user_hears_it_by_its_callback(
            App.Access access, String error, String words) {
        salesforce.oauth().register(App.saddlebag().withAccess(access));

        var callback = allow(Map.of("state", "s1")).header("Location");

        assertThat(callback).startsWith(App.saddlebag().callbacks().get(0) + "?");
        assertThat(Approval.parameter(callback, "error")).isEqualTo(error);
        assertThat(Approval.parameter(callback, "error_description")).isEqualTo(words);
        assertThat(Approval.parameter(callback, "state")).isEqualTo("s1");
    }

    @Test
    void a_refusal_without_a_reason_is_a_page_alone() {
        salesforce.faults().next(Kind.IDENTITY, new Fault.AuthorizeRefused("OAUTH_APPROVAL_ERROR_GENERIC"));

        var answer = allow(Map.of());

        assertThat(answer.header("Location")).isEmpty();
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.text()).contains(ADMINISTRATOR, GENERIC);
        assertThat(allow(Map.of()).header("Location")).contains("?code=");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            authorize-refused=access_denied                 | CALLBACK?error=access_denied&error_description=end-user%20denied%20authorization
            authorize-refused=OAUTH_APP_BLOCKED             | CALLBACK?error=OAUTH_APP_BLOCKED&error_description=this%20app%20is%20blocked%20by%20admin
            authorize-refused=1800,remote access            | CALLBACK?error=1800&error_description=remote%20access
            authorize-refused=invalid_client_id             | PAGE?error=invalid_client_id&error_description=client%20identifier%20invalid
            authorize-refused=invalid_scope,not available   | PAGE?error=invalid_scope&error_description=not+available
            authorize-page                                  | PAGE?error=invalid_client&error_description=app+must+be+installed+into+org
            authorize-page=1800,no <remote> access          | PAGE?error=1800&error_description=no+%3Cremote%3E+access
            authorize-page=OAUTH_APP_BLOCKED                | PAGE?error=OAUTH_APP_BLOCKED&error_description=this+app+is+blocked+by+admin
            """)
    void a_refusal_is_ordered_by_a_line_of_text_for_the_place_where_salesforce_shows_it(String fault, String place) {
        FaultText.order(fault, salesforce.faults());

        assertThat(allow(Map.of()).header("Location"))
                .isEqualTo(place.replace("CALLBACK", App.saddlebag().callbacks().get(0))
                        .replace("PAGE", salesforce.url() + PAGE));
        assertThat(salesforce.faults().size()).isZero();
    }

    @Test
    void a_numbered_error_stands_in_the_address_and_the_text_of_the_page() {
        FaultText.order(
                "authorize-page=1800,There was a problem in setting up your remote <access>", salesforce.faults());

        var answer = allow(Map.of());

        assertThat(answer.header("Location")).contains("?error=1800&error_description=There+was");
        assertThat(page(answer)).contains("1800 : There was a problem in setting up your remote &lt;access&gt;");
    }

    @Test
    void a_fault_of_the_authorize_endpoint_leaves_the_others_alone() {
        FaultText.order("authorize-refused", salesforce.faults());

        client.signIn();

        assertThat(client.get("/services/oauth2/userinfo").status()).isEqualTo(200);
        assertThat(allow(Map.of()).text()).contains(GENERIC);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?error=%3Cscript%3Ealert(1)%3C/script%3E&error_description=%3Cb%3E",
                "?error=invalid_client_id&error_description=%3Cscript%3Ealert(1)%3C/script%3E%22%27",
                "?error=redirect_uri_mismatch",
            })
    void the_page_holds_nothing_that_a_browser_would_run(String query) {
        var page = client.send(HttpRequest.newBuilder(URI.create(salesforce.url() + PAGE + query)));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.text()).contains(ADMINISTRATOR).doesNotContain("<script", "<b>");
    }

    private Approval approval() {
        return new Approval(client, App.saddlebag());
    }

    private Reply allow(Map<String, String> more) {
        return approval().allow(more);
    }

    private String page(Reply answer) {
        return client.send(HttpRequest.newBuilder(URI.create(answer.header("Location"))))
                .text();
    }
}
