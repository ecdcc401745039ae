package dev.tenantboard.metric.query;

import dev.tenantboard.metric.formula.Formula;

/** A formula over measures, inputs and the formulas before it. */
public record NamedFormula(String id, Formula formula) {}
