package dev.tenantboard.http;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.NotBlank;

/**
 * {@code @NotBlank} for all scripts: a text is blank if all its characters are spaces, controls or format characters.
 * Characters that the JDK does not know, such as new emoji, are visible.
 */
public class VisibleText implements ConstraintValidator<NotBlank, String> {

    @Override
    public boolean isValid(String text, ConstraintValidatorContext context) {
        return text != null && text.codePoints().anyMatch(VisibleText::isVisible);
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT -> false;
            default -> true;
        };
    }
}
