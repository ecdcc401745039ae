package dev.tenantboard.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        return HEAD + new Yaml(options).dump(new ObjectMapper().convertValue(kept, Object.class));
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
