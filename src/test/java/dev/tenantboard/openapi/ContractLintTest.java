package dev.tenantboard.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.openapi.generator.KeptContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Other people's linters find no error in the contract: Redocly and Spectral with their recommended rules, and Spectral with
 * the rules of OWASP, whose exceptions are in {@code src/test/clients/lint/owasp.yaml}. In the long run only, with Node.
 */
@Tag("heavy")
class ContractLintTest {

    private static final Path RULES = Path.of("src", "test", "clients", "lint").toAbsolutePath();
    private static final String CONTRACT = KeptContract.FILE.toAbsolutePath().toString();

    private static Path directory;

    @BeforeAll
    static void install() throws Exception {
        directory = Programs.directory("lint");
        for (String file : List.of("package.json", "spectral.yaml", "owasp.yaml")) {
            Files.copy(RULES.resolve(file), directory.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        Programs.run(directory, "npm", "install", "--no-package-lock", "--no-audit", "--no-fund");
    }

    @Test
    void satisfiesRedocly() throws Exception {
        String report = lint("redocly", "lint", "--extends", "recommended", CONTRACT);

        assertThat(report).contains("Your API description is valid");
    }

    @Test
    void satisfiesSpectral() throws Exception {
        String report = lint("spectral", "lint", "--fail-severity", "hint", "--ruleset", "spectral.yaml", CONTRACT);

        assertThat(report).contains("No results with a severity of 'hint' or higher found");
    }

    @Test
    void satisfiesTheRulesOfOwasp() throws Exception {
        String report = lint("spectral", "lint", "--fail-severity", "hint", "--ruleset", "owasp.yaml", CONTRACT);

        assertThat(report).contains("No results with a severity of 'hint' or higher found");
    }

    private static String lint(String program, String... arguments) throws Exception {
        String[] command = new String[arguments.length + 2];
        command[0] = "node";
        command[1] = "node_modules/.bin/" + program;
        System.arraycopy(arguments, 0, command, 2, arguments.length);
        return Programs.run(directory, command);
    }
}
