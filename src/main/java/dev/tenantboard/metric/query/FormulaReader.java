package dev.tenantboard.metric.query;

import java.util.ArrayList;
import java.util.List;

/** Reads formulas, each over the numbers that have a name before it. */
record FormulaReader(Names names) {

    List<NamedFormula> read(JsonCursor place) {
        List<NamedFormula> formulas = new ArrayList<>();
        for (JsonCursor item : place.items()) {
            Formula formula = formula(item.at("expr"));
            formulas.add(new NamedFormula(names.number(item.at("id")), formula));
        }
        return formulas;
    }

    private Formula formula(JsonCursor place) {
        try {
            Formula formula = Formula.parse(place.text());
            place.demand(
                    names.areNumbers(formula.names()),
                    "names what is not there, or only later; before it there are " + names.listed());
            return formula;
        } catch (FormulaException e) {
            place.wrong(e.getMessage());
            return null;
        }
    }
}
