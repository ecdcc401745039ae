package dev.tenantboard.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** The REST surface: every resource and provider of the WAR, below one path. */
@ApplicationPath(RestApplication.PATH)
@OpenAPIDefinition(
        info =
                @Info(
                        title = "tenantboard",
                        version = "1.0",
                        description = "A multi-tenant dashboard: widgets, layouts, activities, quick actions, metrics.",
                        license = @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
        security = @SecurityRequirement(name = "token"))
@SecurityScheme(
        securitySchemeName = "token",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT",
        description = "A JWT, RS256 or ES256; its sub is the user's id.")
public class RestApplication extends Application {

    public static final String PATH = "/api/v1";

    /** Keeps the server from registering JSON-B beside our own provider, and from describing itself in WADL. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                "jersey.config.jsonFeature",
                JsonBodies.class.getSimpleName(),
                "jersey.config.server.wadl.disableWadl",
                true);
    }
}
