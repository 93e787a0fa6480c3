package io.saddlebag.salesforce.login;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saddlebag.salesforce.ApiVersion;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The API versions that an org offers, from {@code GET /services/data} (REST API Developer Guide, "List Available REST API
 * Versions").
 */
final class VersionList {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final TreeSet<ApiVersion> offered;

    private VersionList(TreeSet<ApiVersion> offered) {
        this.offered = offered;
    }

    /** Empty when the text is not such a list, or names no version. */
    static Optional<VersionList> read(String text) {
        try {
            var versions = new TreeSet<ApiVersion>();
            each(MAPPER.readTree(text))
                    .flatMap(each -> ApiVersion.read(each.path("version").asText()).stream())
                    .forEach(versions::add);
            return versions.isEmpty() ? Optional.empty() : Optional.of(new VersionList(versions));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return list.isArray() ? StreamSupport.stream(list.spliterator(), false) : Stream.empty();
    }

    boolean offers(ApiVersion version) {
        return offered.contains(version);
    }

    ApiVersion newest() {
        return offered.last();
    }

    /** {@code 31.0 to 68.0; newest: 68.0} */
    @Override
    public String toString() {
        return offered.size() == 1
                ? "only " + newest()
                : "%s to %s; newest: %2$s".formatted(offered.first(), offered.last());
    }
}
