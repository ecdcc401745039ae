package dev.tenantboard.dashboard;

import dev.tenantboard.access.RequestLimit;
import dev.tenantboard.http.BodyDocuments;
import dev.tenantboard.http.Preconditions;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Set;

/** Dashboards that the platform's administrator offers to organizations. */
@Stateless
@Tenanted
public class TemplateService {

    @Inject
    private Templates templates;

    @Inject
    private BundleService bundles;

    @Inject
    private BodyDocuments documents;

    @Inject
    private RequestLimit limit;

    @Inject
    private Tenant tenant;

    public TemplateList list() {
        return TemplateList.of(tenant.organizationId(), templates.all());
    }

    /** @throws ProblemException 404 */
    public TemplateView get(String name) {
        return templates.find(name).orElseThrow(ProblemException::notFound);
    }

    public TemplateView create(NewTemplate template) {
        check(template.bundle());
        templates.create(template.name(), template.definition());
        return get(template.name());
    }

    public TemplateView replace(String name, Preconditions preconditions, TemplateDefinition template) {
        TemplateView before = get(name);
        preconditions.require(before.etag());
        check(template.bundle());
        templates.change(before, template);
        return get(name);
    }

    public void delete(String name, Preconditions preconditions) {
        TemplateView before = get(name);
        preconditions.require(before.etag());
        templates.delete(before);
    }

    /** A template belongs to no organization, so it can refer only to its own rows and to those of the platform. */
    private static void check(Bundle bundle) {
        try {
            BundleCheck.require(bundle, new BundleNames(Set.of()));
        } catch (ProblemException invalid) {
            throw invalid.below("/bundle");
        }
    }

    /**
     * Adds the rows of a template to the caller's organization, and changes those that have one of its keys. The rules may have
     * changed since the template was written, so it is validated again.
     *
     * @throws ProblemException 404; 422 with pointers into the template's bundle
     */
    public BundleChanges apply(String name) {
        Bundle bundle = documents.validated(get(name).bundle(), Bundle.class);
        limit.countMore(bundle.countedItems());
        return bundles.add(bundle);
    }
}
