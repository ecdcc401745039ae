package dev.tenantboard.openapi.generator;

import java.nio.file.Path;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.Yaml;

/** The contract as the repository keeps it and the WAR serves it. */
public final class KeptContract {

    public static final Path FILE = Path.of("src", "main", "resources", "META-INF", "openapi.yaml");

    static final String RENEWAL = "mvn test -Dtest=KeptContractTest -Drenew";

    private static final String HEAD =
            "# The contract of the API, generated from the resource classes. To renew it:\n# " + RENEWAL + "\n";
    private static final int LINE = 120;

    private KeptContract() {}

    /** What the file should hold. */
    static String generated() {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(FlowStyle.BLOCK);
        options.setWidth(LINE);
        return HEAD + new Yaml(options).dump(Json.MAPPER.convertValue(ContractGenerator.generate(), Object.class));
    }
}
