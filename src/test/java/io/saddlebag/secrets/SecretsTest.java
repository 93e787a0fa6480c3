package io.saddlebag.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    @Test
    void a_secret_that_is_known_is_hidden_wherever_it_stands() {
        Secrets.keep("correct horse/battery");

        assertThat(Secrets.hidden("x=correct horse/battery, y=correct+horse%2Fbattery"))
                .isEqualTo("x=***, y=***");
    }

    @Test
    void of_two_secrets_of_which_one_begins_the_other_nothing_is_left() {
        Secrets.keep("hunter-2-hunter");
        Secrets.keep("hunter-2-hunter-and-token");

        assertThat(Secrets.hidden("<hunter-2-hunter-and-token>")).isEqualTo("<***>");
    }

    @Test
    void a_word_that_is_too_short_for_a_secret_is_not_hidden_for_that_would_tell_it() {
        Secrets.keep("admin");
        Secrets.keep("");
        Secrets.keep(null);

        assertThat(Secrets.hidden("the admin")).isEqualTo("the admin");
    }

    @Test
    void a_secret_that_lasts_is_not_forgotten_over_many_tokens_and_neither_is_the_latest_of_these() {
        Secrets.keep("the consumer's secret");
        for (int each = 0; each < 1_000; each++) {
            Secrets.keepForNow("one of many access tokens: " + each);
        }

        assertThat(Secrets.hidden("the consumer's secret, one of many access tokens: 999"))
                .isEqualTo("***, ***");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Authorization: Bearer abc.def-ghi+/= next         | Authorization: Bearer *** next
            authorization: OAuth abc                          | authorization: OAuth ***
            Proxy-Authorization: Basic dXNlcjpwYXNz           | Proxy-Authorization: Basic ***
            sent Bearer 0123456789abcdef                      | sent Bearer ***
            POST client_id=me&client_secret=it&x=1            | POST client_id=me&client_secret=***&x=1
            grant_type=password&password=it                   | grant_type=password&password=***
            assertion=it&code_verifier=it                     | assertion=***&code_verifier=***
            tcp://h:1?trustStorePassword=it&sslEnabled=true   | tcp://h:1?trustStorePassword=***&sslEnabled=true
            amqp://me:it@mq.example.org:5671 at http://h:80/@ | amqp://me:***@mq.example.org:5671 at http://h:80/@
            saddlebag.broker.password = it                    | saddlebag.broker.password = ***
            SALESFORCE_CLIENT_SECRET=it                       | SALESFORCE_CLIENT_SECRET=***
            Login[user=me, refreshToken=it]                   | Login[user=me, refreshToken=***]
            Login[clientSecret=Optional[it]]                  | Login[clientSecret=Optional[***]]
            {"access_token":"i\\"t","id":"1"}                 | {"access_token":"***","id":"1"}
            {"refresh_token" : "it"}                          | {"refresh_token" : "***"}
            GET /oauth/callback?code=it&state=1               | GET /oauth/callback?code=***&state=1
            GET /services/oauth2/revoke?token=it HTTP/1.1     | GET /services/oauth2/revoke?token=*** HTTP/1.1
            a 00D5e0000000001!AQ0AQ.abcdefghij b              | a *** b
            00D5e0000000001%21AQ0AQabcdefghij                 | ***
            5Aep861abcdefghijklmn.op and aPrx0123456789abcdef | *** and ***
            x eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJzYWRkIn0.c2ln y | x *** y
            """)
    void what_looks_like_a_secret_is_hidden(String said, String told) {
        assertThat(Secrets.hidden(said)).isEqualTo(told);
    }

    /** Jetty leaves out the middle of what it sends and receives, and with it what would tell that a secret follows. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            write [B@1[p=0,l=99,c=99,r=99]={<<<client_id=me...ret-without-its-name>>>} to x | write [B@1[p=0,l=99,c=99,r=99]={*** to x
            [p=9,l=99]={POST /...<<<{"a":1}...hidden>>>...of before} then [p=0]={<<<id=1...more-of-it>>>}, x | [p=9,l=99]={*** then [p=0]={***, x
            [p=0]={<<<{"a":{}},...b"}>>>},{"id":"}...old}, [p=1]={x<<<y...it>>>} | [p=0]={***, [p=1]={***
            [p=0]={<<<client_id=me...cut off | [p=0]={***
            [p=0]={<<<client_id=me...it>>>cut off | [p=0]={***
            """)
    void of_the_bytes_of_a_call_nothing_is_told(String said, String told) {
        assertThat(Secrets.hidden(said)).isEqualTo(told);
    }

    @Test
    void of_a_private_key_only_its_kind_is_told() {
        assertThat(Secrets.hidden("-----BEGIN RSA PRIVATE KEY-----\nMIIE\nvQ==\n-----END RSA PRIVATE KEY-----"))
                .isEqualTo("-----BEGIN RSA PRIVATE KEY-----***-----END RSA PRIVATE KEY-----");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Put the security token behind the password; better, take a flow that lasts: saddlebag login, or JWT.",
                "In Setup, enable the flow in the app's OAuth settings.",
                "contacts: march.csv:18 to dead letter: REQUIRED_FIELD_MISSING",
                "Failure[code=INVALID_FIELD, message=No such column]",
                "Signing in works, by the refresh token of the settings: Ada (ada@example.org)",
                "/services/oauth2/authorize?response_type=code&client_id=3MVG9",
                "/services/data/v66.0/sobjects/Contact/0035e00000000AbAAI of 00D5e0000000001EAA"
            })
    void what_is_no_secret_stays(String text) {
        assertThat(Secrets.hidden(text)).isSameAs(text);
    }
}
