package io.saddlebag.salesforce.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {

    private static final AllowedHosts NONE = new AllowedHosts(Set.of());
    private static final AllowedHosts GATEWAY = AllowedHosts.of(" SF.Example.org , [2001:DB8:0::1],10.0.0.7 ");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://login.salesforce.com",
                "https://acme.my.salesforce.com",
                "https://acme.my.site.com/portal",
                "https://gateway:8443/sf",
                "https://10.0.0.7",
                "http://127.0.0.1:8090",
                "http://127.0.0.1",
                "http://127.255.0.9:1",
                "http://localhost:8090/crm",
                "http://LOCALHOST:8090",
                "http://[::1]:8090",
                "http://[0:0:0:0:0:0:0:1]:8090",
                "http://[::ffff:127.0.0.1]:8090"
            })
    void https_anywhere_and_http_on_this_machine_may_be_asked(String url) {
        assertThat(NONE.refusalOfLogin(url)).isEmpty();
        assertThat(NONE.warning(url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://sf.example.org",
                "http://localhost.evil.test",
                "http://localhost.localdomain",
                "http://evil.localhost",
                "http://127.0.0.1.evil.test",
                "http://127.evil.test",
                "http://128.0.0.1",
                "http://0.0.0.0",
                "http://10.0.0.7",
                "http://[::]",
                "http://[fe80::1]",
                "http://[::ffff:10.0.0.7]"
            })
    void http_elsewhere_is_refused_with_the_setting_that_would_allow_it(String url) {
        assertThat(NONE.refusalOfLogin(url).orElseThrow())
                .startsWith("'" + url + "' would be asked without encryption")
                .contains("saddlebag.allowed-hosts = "
                        + WebAddress.of(url).orElseThrow().host());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "login.salesforce.com",
                "//login.salesforce.com",
                "ftp://127.0.0.1",
                "http:127.0.0.1",
                "http:///127.0.0.1",
                "http://",
                "http://0x7f.1",
                "http://0x7f.0.0.1",
                "http://2130706433",
                "http://127.1",
                "http://a127.0.0.1",
                "http://127.0.0.01",
                "http://127.0.0.1.",
                "http://localhost.",
                "http://[::1%25lo]",
                "http://[::1",
                "http://127.0.0.1@evil.test",
                "https://login.salesforce.com@evil.test",
                "https://login.salesforce.com:443@evil.test/",
                "https://evil.test\\@login.salesforce.com",
                "https://login.salesforce.com\\.evil.test",
                "https://login.salesforce.com%2eevil.test",
                "https://login.salesforce.com?@evil.test",
                "https://login.salesforce.com#@evil.test",
                "https://log\u0131n.salesforce.com",
                "https://login.salesforce.com:0",
                "https://login.salesforce.com:70000",
                "https://login.salesforce.com ",
                "https://login.salesforce.com\n.evil.test",
                "https://-.salesforce.com"
            })
    void what_could_be_read_in_two_ways_is_no_address(String url) {
        assertThat(GATEWAY.refusalOfLogin(url).orElseThrow())
                .contains("is no address")
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://sf.example.org",
                "http://SF.example.org:8080/crm",
                "http://[2001:db8::1]:80",
                "http://10.0.0.7"
            })
    void a_host_that_the_setting_names_may_be_asked_by_http_with_a_warning(String url) {
        assertThat(GATEWAY.refusalOfLogin(url)).isEmpty();
        assertThat(GATEWAY.warning(url).orElseThrow())
                .contains("without encryption")
                .contains(AllowedHosts.KEY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.sf.example.org",
                "http://example.org",
                "http://sf.example.org.evil.test",
                "http://xsf.example.org"
            })
    void the_setting_names_whole_hosts_and_no_others(String url) {
        assertThat(GATEWAY.refusalOfLogin(url)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://sf.example.org",
                "sf.example.org:8080",
                "*.example.org",
                "sf.example.org/crm",
                "sf example",
                ".org",
                "a@b",
                "*"
            })
    void an_entry_of_the_setting_that_is_no_host_is_named(String entry) {
        assertThat(AllowedHosts.problems("good.example.org, " + entry))
                .singleElement()
                .asString()
                .startsWith("saddlebag.allowed-hosts names '" + entry + "', which is no host.");
    }

    @ParameterizedTest
    @CsvSource({
        "https://login.salesforce.com,           https://acme.my.salesforce.com",
        "https://login.salesforce.com,           https://na1.salesforce.com",
        "https://login.salesforce.com,           https://acme--uat.sandbox.my.salesforce.com/",
        "https://login.salesforce.com,           https://ACME.my.Salesforce.com",
        "https://login.salesforce.com,           https://acme.cloudforce.com",
        "https://login.salesforce.com,           https://acme.my.force.com",
        "https://acme.my.salesforce.mil,         https://acme.my.salesforce.mil",
        "https://acme.my.sfcrmproducts.cn,       https://acme.my.sfcrmproducts.cn",
        "https://sf.example.org/crm,             https://sf.example.org/crm",
        "https://sf.example.org,                 https://sf.example.org:8443",
        "https://sf.example.org,                 https://api.sf.example.org",
        "https://login.example.org,              https://api.example.org",
        "https://login.example.co.uk,            https://api.example.co.uk",
        "https://login.corp.internal,            https://api.corp.internal",
        "https://gateway,                        https://gateway",
        "https://10.0.0.7,                       https://10.0.0.7",
        "http://127.0.0.1:8090,                  http://127.0.0.1:8090",
        "http://127.0.0.1:8090,                  http://localhost:9000",
        "http://127.0.0.1:8090,                  https://acme.my.salesforce.com",
        "https://localhost,                      https://127.0.0.1"
    })
    void the_instance_may_be_salesforces_own_or_of_the_logins_domain(String login, String instance) {
        assertThat(NONE.refusalOfInstance(login, instance)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://login.salesforce.com,  https://evil.test",
        "https://login.salesforce.com,  https://evilsalesforce.com",
        "https://login.salesforce.com,  https://salesforce.com.evil.test",
        "https://login.salesforce.com,  https://acme.my.salesforce.com.evil.test",
        "https://login.salesforce.com,  https://evil.test/salesforce.com",
        "https://login.salesforce.com,  https://my-salesforce.com",
        "https://login.salesforce.com,  https://evil.secure.force.com",
        "https://login.salesforce.com,  https://evil.my.site.com",
        "https://login.salesforce.com,  https://localhost",
        "https://login.salesforce.com,  https://127.0.0.1",
        "https://login.example.co.uk,   https://evil.co.uk",
        "https://example.co.uk,         https://evil.co.uk",
        "https://login.github.io,       https://evil.github.io",
        "https://gw.azurewebsites.net,  https://evil.azurewebsites.net",
        "https://login.example.org,     https://example.com",
        "https://login.corp.internal,   https://api.evil.internal",
        "https://gateway,               https://api.gateway2",
        "https://10.0.0.7,              https://10.0.0.8",
        "https://login.0.0.7.test,      https://10.0.0.7",
        "http://127.0.0.1:8090,         http://evil.test",
        "http://127.0.0.1:8090,         http://acme.my.salesforce.com",
        "http://127.0.0.1:8090,         https://localhost.evil.test",
        "http://127.0.0.1:8090,         http://127.0.0.1.evil.test"
    })
    void an_instance_elsewhere_is_refused(String login, String instance) {
        assertThat(NONE.refusalOfInstance(login, instance).orElseThrow())
                .startsWith("The sign-in at " + login + " gave the instance URL '" + instance + "', which is neither")
                .contains("Nothing was sent there.");
    }

    @ParameterizedTest
    @CsvSource({
        "https://login.salesforce.com, http://acme.my.salesforce.com",
        "https://login.salesforce.com, http://127.0.0.1:8090",
        "https://localhost:8443,       http://localhost:8443",
        "https://sf.example.org,       http://sf.example.org"
    })
    void an_https_login_never_leads_to_http_whatever_the_setting_names(String login, String instance) {
        assertThat(GATEWAY.refusalOfInstance(login, instance).orElseThrow())
                .contains("which is not https, as the login is.");
    }

    @Test
    void an_instance_that_the_setting_names_is_allowed_by_https_and_after_an_http_login_by_http() {
        assertThat(GATEWAY.refusalOfInstance("https://login.salesforce.com", "https://sf.example.org"))
                .isEmpty();
        assertThat(GATEWAY.refusalOfInstance("http://sf.example.org", "http://10.0.0.7"))
                .isEmpty();
        assertThat(GATEWAY.refusalOfInstance("http://sf.example.org", "http://api.sf.example.org"))
                .isPresent();
        assertThat(GATEWAY.refusalOfInstance("http://sf.example.org", "https://api.sf.example.org"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://acme.my.salesforce.com@evil.test",
                "https://evil.test\\.salesforce.com",
                "https://acme.my.salesforce.com?",
                "https://acme.my.salesforce.com#",
                "//acme.my.salesforce.com",
                "acme.my.salesforce.com",
                "HTTPS://acme.my.salesforce.com",
                "https://evil.test%2f.salesforce.com",
                "https://acme.my.salesforce.com.",
                "https://evil.test\u001b[2J.salesforce.com"
            })
    void an_instance_url_that_could_be_read_in_two_ways_is_refused(String instance) {
        assertThat(GATEWAY.refusalOfInstance("https://login.salesforce.com", instance)
                        .orElseThrow())
                .contains("is no plain address")
                .doesNotContain("\u001b");
    }

    @Test
    void a_password_before_a_host_is_not_shown() {
        assertThat(NONE.refusalOfLogin("https://ada:pass@word@login.salesforce.com/x@y"))
                .hasValue("'https://***@login.salesforce.com/x@y' is no address. Write it in full, as"
                        + " https://login.salesforce.com is.");
        assertThat(NONE.refusalOfInstance("https://login.salesforce.com", "https://ada:secret@evil.test")
                        .orElseThrow())
                .contains("'https://***@evil.test'")
                .doesNotContain("secret");
    }

    @Test
    void an_address_without_end_is_cut() {
        assertThat(NONE.refusalOfLogin("https://" + "x".repeat(100_000) + "/?").orElseThrow())
                .hasSizeLessThan(400);
    }

    @Test
    void http_to_a_host_of_salesforces_own_is_refused_with_its_https_address() {
        assertThat(NONE.refusalOfLogin("http://acme.my.salesforce.com"))
                .hasValue(
                        "'http://acme.my.salesforce.com' would be asked without encryption, so secrets and records could be read"
                                + " on the way. Write https://acme.my.salesforce.com");
    }
}
