package dev.tenantboard.dashboard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.access.Tier;
import dev.tenantboard.http.EntityTags;
import dev.tenantboard.http.StrictJson;
import dev.tenantboard.persistence.Database;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The stored templates of the platform. The database permits changes only in the scope of system rows. */
@Stateless
@Tenanted
public class Templates {

    /** The largest number of templates. */
    static final int MAX = 100;

    private static final String SELECT = """
            select
                t.name,
                t.bundle::text as bundle,
                t.created_at,
                t.updated_at,
                array(
                    select d.tier
                    from dashboard_template_defaults d
                    where d.template = t.name
                    order by d.tier) as tiers
            from dashboard_templates t
            where ? in (t.name, '')
            order by t.name
            limit ?
            """;

    private static final String CREATE = """
            insert into dashboard_templates (name, bundle)
            select ?, cast(? as jsonb)
            where (select count(*) from dashboard_templates) < ?
            """;

    private static final String CHANGE = """
            update dashboard_templates
            set bundle = cast(? as jsonb),
                updated_at = greatest(clock_timestamp(), updated_at + interval '1 microsecond')
            where name = ? and updated_at = ?
            """;

    private static final String DELETE = "delete from dashboard_templates where name = ? and updated_at = ?";

    private static final String CLEAR_DEFAULTS = "delete from dashboard_template_defaults where template = ?";

    private static final String ADD_DEFAULTS = """
            insert into dashboard_template_defaults (tier, template)
            select tier, ?
            from unnest(?) tier
            on conflict (tier) do nothing
            """;

    @Inject
    private Database database;

    @Inject
    private Tenant tenant;

    @Inject
    private StrictJson json;

    /** Returns all templates, by name. */
    public List<TemplateView> all() {
        return select("", MAX);
    }

    public Optional<TemplateView> find(String name) {
        return name.isEmpty() ? Optional.empty() : select(name, 1).stream().findFirst();
    }

    private List<TemplateView> select(String name, int limit) {
        return database.run(statements -> statements.list(SELECT, this::view, name, limit));
    }

    private TemplateView view(ResultSet row) throws SQLException {
        String name = row.getString("name");
        byte[] document = row.getString("bundle").getBytes(StandardCharsets.UTF_8);
        List<Tier> tiers = Arrays.stream((String[]) row.getArray("tiers").getArray())
                .map(Tier::valueOf)
                .toList();
        Instant updatedAt = time(row, "updated_at");
        return new TemplateView(
                name,
                (ObjectNode) json.read(new ByteArrayInputStream(document)),
                tiers,
                time(row, "created_at"),
                updatedAt,
                EntityTags.of(tenant.organizationId(), "template", name, updatedAt, tiers));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /**
     * Creates a template.
     *
     * @throws ProblemException 409 if there is one with the name, or there are as many as there may be; 422 if a tier has
     *     another default
     */
    public void create(String name, TemplateDefinition template) {
        if (find(name).isPresent()) {
            throw new ProblemException(
                    ProblemType.ALREADY_EXISTS, "A template with this name exists already. Choose another name.");
        }
        if (execute(CREATE, name, text(template), MAX) == 0) {
            throw new ProblemException(
                    ProblemType.QUOTA_EXCEEDED, "There are " + MAX + " templates already. Delete one of them.");
        }
        setDefaults(name, template.defaultOf());
    }

    /** @throws ProblemException 412 if the template has changed meanwhile; 422 if a tier has another default */
    public void change(TemplateView before, TemplateDefinition template) {
        requireOne(execute(CHANGE, text(template), before.name(), version(before)));
        setDefaults(before.name(), template.defaultOf());
    }

    /** @throws ProblemException 412 if the template has changed meanwhile */
    public void delete(TemplateView before) {
        requireOne(execute(DELETE, before.name(), version(before)));
    }

    private void setDefaults(String name, List<Tier> tiers) {
        execute(CLEAR_DEFAULTS, name);
        if (execute(ADD_DEFAULTS, name, tiers.stream().map(Tier::name).toList()) < tiers.size()) {
            throw ProblemException.invalid(
                    "/defaultOf", "has a tier with another default template: remove the tier there first");
        }
    }

    private String text(TemplateDefinition template) {
        return json.text(template.bundle());
    }

    private static OffsetDateTime version(TemplateView template) {
        return template.updatedAt().atOffset(ZoneOffset.UTC);
    }

    private static void requireOne(int changed) {
        if (changed == 0) {
            throw ProblemException.stale();
        }
    }

    private int execute(String sql, Object... values) {
        return database.run(statements -> statements.execute(sql, values));
    }
}
