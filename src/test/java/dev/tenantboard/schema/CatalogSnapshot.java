package dev.tenantboard.schema;

import dev.tenantboard.database.TestDatabase;
import java.util.List;
import java.util.stream.Stream;

/** Everything that the migrations create, one line for each fact. A fact that has its usual value has no line. */
final class CatalogSnapshot {

    private static final String FACTS = """
            with schema (id) as (select 'public'::regnamespace),
            relations as (select c.* from pg_class c join schema on relnamespace = id where relkind not in ('i', 'I')),
            facts (object, fact) as (
                select relname, concat_ws(' ', 'relation', relkind, relpersistence, 'owner', relowner::regrole,
                    relacl, 'row security', relrowsecurity, 'forced', relforcerowsecurity, relreplident, reloptions)
                from relations
                union all
                select relname, concat_ws(' ', 'column',
                    lpad((row_number() over (partition by attrelid order by attnum))::text, 2, '0'), attname,
                    format_type(atttypid, atttypmod), case when attnotnull then 'not null' end,
                    'default ' || pg_get_expr(adbin, adrelid), 'identity ' || nullif(attidentity::text, ''),
                    'generated ' || nullif(attgenerated::text, ''), 'storage ' || nullif(attstorage, typstorage)::text,
                    'compression ' || nullif(attcompression::text, ''), 'statistics ' || nullif(attstattarget, -1),
                    'collation ' || nullif(attcollation, typcollation)::regcollation::text, attacl, attoptions)
                from relations r
                join pg_attribute a on attrelid = r.oid and attnum > 0 and not attisdropped
                join pg_type t on t.oid = atttypid
                left join pg_attrdef on adrelid = r.oid and adnum = attnum
                where relkind <> 'S'
                union all
                select relname, concat_ws(' ', 'constraint', conname, pg_get_constraintdef(k.oid),
                    case when not convalidated then 'not valid' end)
                from relations r
                join pg_constraint k on conrelid = r.oid and contype <> 'n'
                union all
                select relname, concat_ws(' ', 'on delete, step',
                    lpad((row_number() over (partition by tgrelid order by t.oid))::text, 2, '0'), conname)
                from relations r
                join pg_trigger t on tgrelid = r.oid and tgisinternal and tgfoid::regproc::text ~ '_del"$'
                join pg_constraint k on k.oid = tgconstraint
                union all
                select relname, concat_ws(' ', pg_get_indexdef(indexrelid), case when not indisvalid then 'not valid' end,
                    case when indisclustered then 'clustered' end)
                from relations r
                join pg_index on indrelid = r.oid
                union all
                select relname, concat_ws(' ', 'policy', polname, polcmd,
                    case when polpermissive then 'permissive' else 'restrictive' end, polroles::regrole[],
                    'using ' || pg_get_expr(polqual, polrelid), 'check ' || pg_get_expr(polwithcheck, polrelid))
                from relations r
                join pg_policy on polrelid = r.oid
                union all
                select relname, concat_ws(' ', pg_get_triggerdef(t.oid), 'enabled', tgenabled)
                from relations r
                join pg_trigger t on tgrelid = r.oid and not tgisinternal
                union all
                select relname, concat_ws(' ', 'sequence', seqtypid::regtype, seqstart, seqincrement, seqmax, seqmin,
                    seqcache, seqcycle, 'of', pg_describe_object(refclassid, refobjid, refobjsubid))
                from relations r
                join pg_sequence on seqrelid = r.oid
                left join pg_depend on classid = 'pg_class'::regclass and objid = r.oid and deptype in ('a', 'i')
                union all
                select relname, pg_get_ruledef(w.oid)
                from relations r
                join pg_rewrite w on ev_class = r.oid
                union all
                select stxname, pg_get_statisticsobjdef(s.oid)
                from pg_statistic_ext s
                join schema on stxnamespace = id
                union all
                select proname, concat_ws(' ', 'function', p.oid::regprocedure, 'returns', prorettype::regtype, lanname,
                    prokind, provolatile, proparallel, 'strict', proisstrict, 'leakproof', proleakproof, 'definer',
                    prosecdef, 'cost', procost, proconfig, 'owner', proowner::regrole, proacl,
                    'text', left(encode(sha256(convert_to(prosrc, 'UTF8')), 'hex'), 16))
                from pg_proc p
                join schema on pronamespace = id
                join pg_language l on l.oid = prolang
                union all
                select typname, concat_ws(' ', 'type', typtype, 'owner', typowner::regrole, typacl,
                    (select string_agg(enumlabel, ',' order by enumsortorder) from pg_enum where enumtypid = t.oid))
                from pg_type t
                join schema on typnamespace = id
                where typtype in ('e', 'd', 'r')
                union all
                select nspname, concat_ws(' ', 'schema owner', nspowner::regrole, nspacl)
                from pg_namespace
                join schema on oid = id
                union all
                select 'default privileges', concat_ws(' ', defaclrole::regrole, defaclobjtype, defaclacl)
                from pg_default_acl
                union all
                select 'event trigger', evtname
                from pg_event_trigger
                union all
                select 'comment on', pg_describe_object(classoid, objoid, objsubid) || ': ' || description
                from pg_description
                where objoid >= 16384)
            select object, regexp_replace(fact, '\\s+', ' ', 'g')
            from facts
            order by object collate "C", fact collate "C"
            """;

    private CatalogSnapshot() {}

    static List<String> of(TestDatabase database) {
        return database.rows(FACTS);
    }

    /** The same with the rows that the migrations insert. */
    static List<String> withRows(TestDatabase database) {
        Stream<String> rows = Stream.of("dashboard_metrics", "quick_actions", "dashboard_tenants")
                .map("select '%1$s', to_jsonb(r) - 'created_at' - 'updated_at' from %1$s r order by 2"::formatted)
                .flatMap(sql -> database.rows(sql).stream());
        return Stream.concat(of(database).stream(), rows).toList();
    }
}
