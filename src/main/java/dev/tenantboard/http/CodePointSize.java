package dev.tenantboard.http;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.Size;

/** {@code @Size} of a text in code points, as in PostgreSQL and JSON Schema, and not in UTF-16 units. */
public class CodePointSize implements ConstraintValidator<Size, String> {

    private Size size;

    @Override
    public void initialize(Size annotation) {
        size = annotation;
    }

    @Override
    public boolean isValid(String text, ConstraintValidatorContext context) {
        if (text == null) {
            return true;
        }
        int characters = text.codePointCount(0, text.length());
        return size.min() <= characters && characters <= size.max();
    }
}
