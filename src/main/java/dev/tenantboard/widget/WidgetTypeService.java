package dev.tenantboard.widget;

import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Arrays;

/** The types of widgets. It reads no rows, but is a tenant's service so that only members can use it. */
@Stateless
@Tenanted
public class WidgetTypeService {

    @Inject
    private WidgetTypeCatalog catalog;

    @Inject
    private Tenant tenant;

    public WidgetTypeList list() {
        return WidgetTypeList.of(catalog.all().stream().map(this::view).toList());
    }

    public WidgetTypeView get(String name) {
        return Arrays.stream(WidgetType.values())
                .filter(type -> type.name().equals(name))
                .map(type -> view(catalog.get(type)))
                .findFirst()
                .orElseThrow(ProblemException::notFound);
    }

    private WidgetTypeView view(WidgetTypeCatalog.Entry entry) {
        return WidgetTypeView.of(entry, tenant.organizationId());
    }
}
