package dev.tenantboard.http;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.Size;

/** {@code @Size} of a text in characters, as PostgreSQL and JSON Schema count them, and not in halves of surrogate pairs. */
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
