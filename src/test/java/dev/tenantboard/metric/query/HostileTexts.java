package dev.tenantboard.metric.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Documents to be spoilt, and what to spoil them with. */
final class HostileTexts {

    private HostileTexts() {}

    static List<String> all() {
        return List.of(
                "'; drop table activity_feeds; --",
                "x') or 1=1 --",
                "\"; select pg_sleep(10); --",
                "d.\"organization_id\"",
                "organization id",
                "$1",
                "${jndi:ldap://x/y}",
                "#{1+1}",
                "%s%n",
                "../../etc/passwd",
                "<script>alert(1)</script>",
                "ＳＥＬＥＣＴ",
                "sev\u0435rity",
                "count\u200b",
                "\u202ecnt",
                "e\u0301",
                "👩‍👩‍👧",
                "\u2028",
                "__proto__[x]",
                "toString()");
    }

    /** The table says only what is beside a count of activities, where that is enough. */
    static String written(String document) {
        String count = "{'v':1,'dataset':'activities','measures':[{'id':'n','agg':'count'}],'value':'n',";
        return (document.startsWith("...") ? count + document.substring(3) + "}" : document)
                .replace("<nines>", "9".repeat(31))
                .replace("<more nines>", "9".repeat(101))
                .replace("<long>", "x".repeat(600))
                .replace("<deep>", "{'not':".repeat(9) + "1" + "}".repeat(9))
                .replace(
                        "<leaves>",
                        "{'field':'action','op':'isNull'},".repeat(30).replaceAll(",$", ""))
                .replace("<ids>", "1,".repeat(101).replaceAll(",$", ""));
    }

    static List<JsonNode> bases() {
        return List.of(Documents.of("""
                {'v':1,'dataset':'activities',
                 'where':{'and':[{'field':'entityType','op':'neq','value':'expense'},
                     {'or':[{'field':'metadata.amount','as':'number','op':'between','values':[1,2]},
                            {'not':{'field':'isRead','op':'eq','value':true}},
                            {'field':'createdAt','op':'gt','value':'2026-01-01T00:00:00Z'}]}]},
                 'measures':[{'id':'spend','agg':'sum','field':'metadata.amount','as':'number',
                         'where':{'field':'metadata.currency','as':'text','op':'in','values':['EUR','CZK']}},
                     {'id':'p95','agg':'percentile','field':'metadata.amount','as':'number','p':0.95},
                     {'id':'latest','agg':'last','field':'metadata.amount','as':'number'}],
                 'time':{'field':'createdAt','window':{'last':30,'unit':'day','partial':'exclude'},'grain':'day',
                     'zone':'America/New_York','weekStart':'sunday','fill':'zero'},
                 'compare':[{'id':'year','to':'previousYear','align':'full'},{'id':'off','to':'offset','offset':'P1MT12H'}],
                 'groupBy':[{'field':'severity','top':{'n':3,'by':'spend','order':'asc','other':true}}],
                 'formulas':[{'id':'each','expr':'spend / nullif(p95, 0)'}],
                 'orderBy':[{'id':'each','dir':'desc'}],'limit':50,'value':'each'}"""), Documents.of("""
                {'v':1,'inputs':{'revenue':{'metric':'cm0'},
                     'cost':{'dataset':'metricHistory','measures':[{'id':'m','agg':'max','field':'value'}],'value':'m',
                         'where':{'field':'metricId','op':'eq','value':'cm1'},
                         'time':{'field':'calculatedAt','window':{'from':'2026-01-01','to':'2026-02-01'}}}},
                 'formulas':[{'id':'margin','expr':'100 * (revenue - cost) / nullif(revenue, 0)'}],'value':'margin'}"""), Documents.of("""
                {'v':1,'dataset':'deals','measures':[{'id':'all','agg':'count'}],
                 'where':{'field':'stage','op':'startsWith','value':'WON'},
                 'time':{'field':'closedAt','window':{'rolling':'PT24H'}},'value':'all'}"""));
    }
}
