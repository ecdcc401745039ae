package dev.tenantboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.local.ReadmeBlocks.Block;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@link LocalRunIT} executes the README's blocks. Here is what it does not execute, each with its reason. */
class ReadmeTest {

    private static final Pattern COMMAND = Pattern.compile("`((?:mvn|docker|sh|TENANTBOARD_WAR)[ =][^`]*)`");

    private static final String A_BUILD = "a build in a build; CI runs `mvn verify`, and a person runs the others";

    private static final Map<String, String> NOT_EXECUTED = Map.ofEntries(
            Map.entry("mvn -Plocal -Dfresh", "LocalRunIT starts the program behind it, with that option too"),
            Map.entry("mvn -Plocal", "LocalRunIT starts the program behind it"),
            Map.entry("mvn package -DskipTests", A_BUILD),
            Map.entry("mvn verify", A_BUILD),
            Map.entry("mvn verify -Pheavy", A_BUILD),
            Map.entry("mvn test -Dtest=SourcesTest", A_BUILD),
            Map.entry("mvn verify -DskipUnitTests -Dit.test=LocalRunIT", A_BUILD),
            Map.entry("mvn test -Dtest=KeptSchemaTest -Drenew", A_BUILD),
            Map.entry("mvn spotless:apply", A_BUILD),
            Map.entry("mvn -Pbench", "measures for hours; -Pheavy tests its parts"),
            Map.entry("mvn -Pfaults", "breaks things for hours; -Pheavy tests its parts"),
            Map.entry("mvn -Prollback", "SchemaMigrationsTest runs the script behind it"),
            Map.entry("docker compose up --detach --wait", "needs Docker; DeploymentFilesTest compares its files"),
            Map.entry(
                    "sh payara-config/roles.sh",
                    "needs psql; DeploymentFilesTest compares it, StartScriptIT uses its roles"),
            Map.entry(
                    "TENANTBOARD_WAR=target/tenantboard.war TENANTBOARD_PAYARA=target/payara-micro.jar sh payara-config/start.sh",
                    "StartScriptIT runs the script"));

    @Test
    void everyCommandIsExecutedOrSaysWhyNot() throws Exception {
        Set<String> commands = COMMAND.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(command -> command.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(commands).containsExactlyInAnyOrderElementsOf(NOT_EXECUTED.keySet());
    }

    @Test
    void everyBlockIsShellOrTheSamplesView() throws Exception {
        assertThat(ReadmeBlocks.all()).extracting(Block::language).containsOnly("sh", "sql");
        assertThat(ReadmeBlocks.all().get(0)).isEqualTo(new Block("sh", "mvn -Plocal\n"));
        assertThat(ReadmeBlocks.pasted()).hasSizeGreaterThanOrEqualTo(6);
        assertThat(ReadmeBlocks.all().stream()
                        .filter(block -> block.language().equals("sql"))
                        .map(Block::text))
                .containsExactly(SampleScript.of("invoices-view.sql").text());
    }

    @Test
    void needsNoProgramThatANewcomerLacks() throws Exception {
        assertThat(String.join("\n", ReadmeBlocks.pasted())).doesNotContain("psql", "jq ", "python", "node ");
    }

    @Test
    void staysShort() throws Exception {
        assertThat(Files.readAllLines(Path.of("README.md"))).hasSizeLessThan(200);
    }
}
