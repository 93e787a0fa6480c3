package io.saddlebag.salesforce.login;

/** Signs out: ends the stored login at Salesforce and forgets it. */
public final class Logout {

    private final CredentialsStore store;
    private final AllowedHosts hosts;

    public Logout(CredentialsStore store, AllowedHosts hosts) {
        this.store = store;
        this.hosts = hosts;
    }

    /** Under the store's lock, so that no process gets a new token from the login in between. */
    public LogoutResult signOut() {
        return store.locked(() -> store.read().map(this::signOut).orElseGet(LogoutResult.NotSignedIn::new));
    }

    private LogoutResult signOut(Credentials login) {
        new ClearText(hosts).warn(login.loginUrl());
        var failure = new StoredTokens(new Web(hosts)).revoke(login);
        if (failure.isPresent()) {
            return new LogoutResult.Kept(failure.get());
        }
        store.delete();
        return new LogoutResult.SignedOut(login.user());
    }
}
