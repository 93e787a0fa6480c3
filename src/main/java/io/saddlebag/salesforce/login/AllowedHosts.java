package io.saddlebag.salesforce.login;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.psl.PublicSuffixMatcher;
import org.apache.hc.client5.http.psl.PublicSuffixMatcherLoader;

/**
 * Which hosts may get secrets and records, and which of them without encryption.
 *
 * @param named those that the settings name, whatever their port
 */
public record AllowedHosts(Set<String> named) {

    public static final String KEY = "saddlebag.allowed-hosts";

    /**
     * Salesforce's own domains under which an org's API is reached: those of commercial orgs, of Government Cloud and of Salesforce
     * on Alibaba Cloud. Sources: Salesforce Help, "Salesforce IP Addresses and Domains to Allow" (article 000003652) and "My Domain
     * URL Formats"; {@code isSalesforceDomain} of Salesforce's own client {@code @salesforce/core}. Of force.com
     * and force.mil no more than My Domains: under other names there customers show pages of their own.
     */
    private static final List<String> SALESFORCE = List.of(
            "salesforce.com",
            "my.force.com",
            "cloudforce.com",
            "salesforce.mil",
            "my.force.mil",
            "cloudforce.mil",
            "crmforce.mil",
            "sfcrmproducts.cn",
            "sfcrmapps.cn");

    /** Mozilla's list of domains under which anybody may register a name: {@code co.uk}, {@code github.io}. */
    private static final PublicSuffixMatcher SUFFIXES = PublicSuffixMatcherLoader.getDefault();

    public AllowedHosts {
        named = Set.copyOf(named);
    }

    /** @param text hosts with commas between them; entries that are none are left out, see {@link #problems} */
    static AllowedHosts of(String text) {
        return new AllowedHosts(entries(text).stream()
                .flatMap(entry -> WebAddress.host(entry).stream())
                .collect(Collectors.toSet()));
    }

    private static List<String> entries(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    /** A sentence for each entry that is no host. */
    static List<String> problems(String text) {
        return entries(text).stream()
                .filter(entry -> WebAddress.host(entry).isEmpty())
                .map(entry ->
                        "%s names '%s', which is no host. Write a host without scheme, port and wildcard, as sf.example.org is."
                                .formatted(KEY, Shown.of(entry)))
                .toList();
    }

    /** Why no secret may be sent to a login URL; empty when it may. */
    public Optional<String> refusalOfLogin(String url) {
        var address = WebAddress.of(url);
        if (address.isEmpty()) {
            return Optional.of("'%s' is no address. Write it in full, as https://login.salesforce.com is."
                    .formatted(Shown.of(url)));
        }
        return mayBeAsked(address.get())
                ? Optional.empty()
                : Optional.of(
                        "'%s' would be asked without encryption, so secrets and records could be read on the way. Write https://%s"
                                .formatted(Shown.of(url), orNamed(address.get())));
    }

    /** Salesforce's own hosts have https. */
    private static String orNamed(WebAddress address) {
        return isSalesforces(address)
                ? address.host()
                : ", or, where that host has only http, name it: %s = %s".formatted(KEY, address.host());
    }

    private boolean mayBeAsked(WebAddress address) {
        return address.isSecure() || address.isLoopback() || named.contains(address.host());
    }

    /**
     * Why the access token may not be sent to the instance URL that came with it; empty when it may.
     *
     * @param loginUrl where the token comes from, which {@link #refusalOfLogin} does not refuse
     */
    Optional<String> refusalOfInstance(String loginUrl, String instanceUrl) {
        return flaw(loginUrl, instanceUrl).map(flaw -> "The sign-in at %s gave the instance URL '%s', which %s"
                .formatted(loginUrl, Shown.of(instanceUrl), flaw));
    }

    private Optional<String> flaw(String loginUrl, String instanceUrl) {
        var login = WebAddress.of(loginUrl).orElseThrow();
        var found = WebAddress.of(instanceUrl);
        if (found.isEmpty()) {
            return Optional.of("is no plain address. Nothing was sent there. Check what answers at the login URL.");
        }
        var instance = found.get();
        if (login.isSecure() && !instance.isSecure()) {
            return Optional.of(
                    "is not https, as the login is. Nothing was sent there. Check what answers at the login URL.");
        }
        if (!mayBeAsked(instance) || !isExpected(login, instance)) {
            return Optional.of(
                    ("is neither Salesforce's own nor of the login's domain%s. Nothing was sent there. Check what answers at the login"
                                    + " URL. Only if that host is your company's, name it: %s = %s")
                            .formatted(instance.isSecure() ? "" : ", or is not https", KEY, instance.host()));
        }
        return Optional.empty();
    }

    private boolean isExpected(WebAddress login, WebAddress instance) {
        return named.contains(instance.host())
                || isSalesforces(instance)
                || login.host().equals(instance.host())
                || login.isLoopback() && instance.isLoopback()
                || ofOneDomain(login, instance);
    }

    private static boolean isSalesforces(WebAddress address) {
        return SALESFORCE.stream()
                .anyMatch(domain ->
                        address.host().equals(domain) || address.host().endsWith("." + domain));
    }

    /** Whether one owner registered both names: {@code login.example.co.uk} and {@code api.example.co.uk}. */
    private static boolean ofOneDomain(WebAddress login, WebAddress instance) {
        if (!login.isName() || !instance.isName()) {
            return false;
        }
        var domain = SUFFIXES.getDomainRoot(login.host());
        return domain != null && domain.equals(SUFFIXES.getDomainRoot(instance.host()));
    }

    /** What to warn of before a request goes to an address that is not refused; empty where it is encrypted or stays here. */
    Optional<String> warning(String url) {
        return WebAddress.of(url)
                .filter(address -> !address.isSecure() && !address.isLoopback())
                .map(address ->
                        "Secrets and records go to %s without encryption, as %s allows. Whoever is on the way can read them."
                                .formatted(address.scheme() + "://" + address.host(), KEY));
    }
}
