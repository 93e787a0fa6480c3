package io.saddlebag.salesforce.login;

import java.net.URI;
import java.util.Optional;

/** Where a redirect leads. Saddlebag does not follow it: a secret goes only where the settings or a sign-in say. */
record Redirect(URI asked, URI address) {

    static Optional<Redirect> of(int status, Optional<String> location, URI asked) {
        return status / 100 == 3 ? location.flatMap(text -> resolved(asked, text)) : Optional.empty();
    }

    private static Optional<Redirect> resolved(URI asked, String location) {
        try {
            return Optional.of(new Redirect(asked, asked.resolve(location)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * The other server where the same page is, as Salesforce sends on from the previous host names of a renamed My Domain (Salesforce
     * Help, "Understand Redirections for Previous My Domain Host Names": 301 or 307).
     *
     * @return empty when it stays on the server, leads to another page, or to a host that gets no secrets
     */
    Optional<String> elsewhere(String loginUrl, AllowedHosts hosts) {
        var server = address.getScheme() + "://" + address.getRawAuthority();
        var from = WebAddress.of(loginUrl);
        var to = WebAddress.of(server);
        boolean renamed = from.isPresent()
                && to.isPresent()
                && !from.get().sameServer(to.get())
                && !from.get().isOfAllOrgs()
                && asked.getPath().equals(address.getPath());
        return renamed && hosts.refusalOfInstance(loginUrl, server).isEmpty() ? Optional.of(server) : Optional.empty();
    }
}
