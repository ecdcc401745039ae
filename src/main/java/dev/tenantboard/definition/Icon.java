package dev.tenantboard.definition;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The name of an icon. */
@Pattern(regexp = Icon.NAMES)
@Size(max = 100)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface Icon {

    String NAMES = "activity|alert|archive|arrow-right|bar-chart|bell|bolt|bookmark|box|briefcase|building|calendar"
            + "|camera|cart|chart|check|clock|cloud|code|coins|credit-card|database|dollar|download|edit|external-link"
            + "|file|file-text|filter|flag|folder|gauge|gift|globe|heart|help|home|image|inbox|info|key|layers|layout"
            + "|lightning|line-chart|link|list|lock|mail|map|message|minus|monitor|moon|package|percent|phone|pie-chart"
            + "|play|plus|power|printer|receipt|refresh|rocket|save|search|send|server|settings|share|shield|star|sun"
            + "|tag|target|task|thumbs-up|ticket|timer|tool|trash|trending-down|trending-up|truck|upload|user"
            + "|user-plus|users|wallet|workflow|zap";

    String message() default "must be one of " + NAMES;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
