package dev.tenantboard.metric.query;

/** A formula over measures, inputs and earlier formulas. */
public record NamedFormula(String id, Formula formula) {}
