package io.saddlebag.salesforce.login;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns, once for each host, that secrets go there without encryption. */
final class ClearText {

    private static final Logger LOG = LoggerFactory.getLogger(ClearText.class);

    private final AllowedHosts hosts;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    ClearText(AllowedHosts hosts) {
        this.hosts = hosts;
    }

    /** To be called before a secret goes to this address. */
    void warn(String url) {
        hosts.warning(url).filter(warned::add).ifPresent(LOG::warn);
    }
}
