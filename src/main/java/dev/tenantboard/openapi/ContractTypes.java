package dev.tenantboard.openapi;

import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The media types of the contract, and the choice that a request makes among them. */
final class ContractTypes {

    /** The preferred types first. */
    private static final List<MediaType> OFFERED = Stream.of(
                    "application/yaml",
                    "application/json",
                    "application/vnd.oai.openapi",
                    "application/vnd.oai.openapi+json",
                    "text/plain;charset=utf-8")
            .map(MediaType::valueOf)
            .toList();

    private static final Comparator<MediaType> PREFERENCE = Comparator.comparing(ContractTypes::quality)
            .reversed()
            .thenComparing(MediaType::isWildcardType)
            .thenComparing(MediaType::isWildcardSubtype);

    private ContractTypes() {}

    /**
     * Returns the media type of the response, or empty if none is acceptable.
     *
     * @param format {@code JSON} or {@code YAML}, which has priority over the header; other values are ignored
     * @param accept the header, or an empty text
     * @throws IllegalArgumentException if the header is malformed
     */
    static Optional<MediaType> chosen(String format, String accept) {
        if ("JSON".equalsIgnoreCase(format) || "YAML".equalsIgnoreCase(format)) {
            return OFFERED.stream()
                    .filter(type -> type.getSubtype().equalsIgnoreCase(format))
                    .findFirst();
        }
        return Stream.of((accept.isBlank() ? MediaType.WILDCARD : accept).split(","))
                .map(MediaType::valueOf)
                .filter(type -> quality(type) > 0)
                .sorted(PREFERENCE)
                .flatMap(type -> OFFERED.stream().filter(type::isCompatible))
                .findFirst();
    }

    static boolean isJson(MediaType type) {
        return type.getSubtype().endsWith("json");
    }

    private static double quality(MediaType type) {
        return Double.parseDouble(type.getParameters().getOrDefault("q", "1"));
    }
}
