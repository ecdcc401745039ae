package dev.tenantboard.metric.query;

import dev.tenantboard.metric.query.Formula.FormulaException;
import dev.tenantboard.metric.query.QueryDocument.NamedFormula;
import java.util.ArrayList;
import java.util.List;

/** Reads formulas. Each may use the ids that are defined before it. */
record FormulaReader(Names names) {

    List<NamedFormula> read(JsonCursor cursor) {
        List<NamedFormula> formulas = new ArrayList<>();
        for (JsonCursor item : cursor.items()) {
            Formula formula = formula(item.at("expr"));
            formulas.add(new NamedFormula(names.number(item.at("id")), formula));
        }
        return formulas;
    }

    private Formula formula(JsonCursor cursor) {
        try {
            Formula formula = Formula.parse(cursor.text());
            cursor.demand(
                    names.areNumbers(formula.names()),
                    "uses an id that is not defined before it; defined are " + names.listed());
            return formula;
        } catch (FormulaException e) {
            cursor.wrong(e.getMessage());
            return null;
        }
    }
}
