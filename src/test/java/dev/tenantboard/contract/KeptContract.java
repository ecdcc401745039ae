package dev.tenantboard.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.Yaml;

/** The document as the repository keeps it: the served one without its servers, in YAML, for people who review changes. */
public final class KeptContract {

    public static final Path FILE = Path.of("src", "site", "openapi.yaml");
    public static final String RENEWAL = "mvn verify -DskipUnitTests -Dit.test=ContractIT -Drenew";

    private static final String HEAD =
            "# The contract of the API, as /openapi serves it. To renew it:\n# " + RENEWAL + "\n";
    private static final int LINE = 120;

    private KeptContract() {}

    public static String of(JsonNode served) {
        ObjectNode kept = served.deepCopy();
        kept.remove("servers");
        var options = new DumperOptions();
        options.setDefaultFlowStyle(FlowStyle.BLOCK);
        options.setWidth(LINE);
        return HEAD + new Yaml(options).dump(sorted(new ObjectMapper().convertValue(kept, Object.class)));
    }

    /** In one order, because the server's own changes from start to start; but properties stay as they were declared. */
    private static Object sorted(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(KeptContract::sorted).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> parts = new TreeMap<>(map);
            parts.replaceAll((name, part) -> switch (String.valueOf(name)) {
                case "example" -> part;
                case "properties" -> inside((Map<?, ?>) part);
                default -> sorted(part);
            });
            return parts;
        }
        return value;
    }

    private static Object inside(Map<?, ?> properties) {
        Map<Object, Object> parts = new LinkedHashMap<>(properties);
        parts.replaceAll((name, part) -> sorted(part));
        return parts;
    }

    public static void write(String document) {
        try {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, document);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
