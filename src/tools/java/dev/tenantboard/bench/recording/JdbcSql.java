package dev.tenantboard.bench.recording;

/** The statement that a JDBC driver makes another one of. */
final class JdbcSql {

    private JdbcSql() {}

    /** Question marks for parameters, which stand in their order, and two for operators that have one. */
    static String of(String sent) {
        var sql = new StringBuilder();
        int i = 0;
        while (i < sent.length()) {
            char c = sent.charAt(i);
            int end = i + 1;
            if (c == '\'' || c == '"') {
                end = endOfQuoted(sent, i);
                sql.append(sent, i, end);
            } else if (c == '$' && end < sent.length() && Character.isDigit(sent.charAt(end))) {
                while (end < sent.length() && Character.isDigit(sent.charAt(end))) {
                    end++;
                }
                sql.append('?');
            } else {
                sql.append(c == '?' ? "??" : c);
            }
            i = end;
        }
        return sql.toString();
    }

    private static int endOfQuoted(String sent, int begin) {
        return sent.indexOf(sent.charAt(begin), begin + 1) + 1;
    }
}
