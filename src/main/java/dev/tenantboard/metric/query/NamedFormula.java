package dev.tenantboard.metric.query;

/** A formula over measures, inputs and the formulas before it. */
public record NamedFormula(String id, Formula formula) {}
