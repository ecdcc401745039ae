/**
 * The platform's own tables, as its operator offers them to be measured: the views in the schema {@code dashboard_sources}, and
 * whether each keeps the organizations apart.
 *
 * <p>Decisions. A view is offered only if an organization that does not exist sees no row of it, and if its plan shows that every
 * table with an {@code organization_id} is read for the current organization only: by the view's own condition, by a join
 * with what has one, or by row-level security. The plan is proof even while the tables are empty, and finds the view that
 * crosses the organizations with another's rows, which passes every probe. What no plan shows (tables without organization,
 * functions, policies that look at the organization in their own way) is taken on trust, probed with organizations that
 * there are, and said in the log and to the platform's administrator. A verdict stays while the view cannot be probed
 * (locked, too slow at the moment), and a view without one is not known: neither offered nor gone. What is proved is probed
 * again every ten minutes or when the view changes, all else at each look. A look has one connection at a time and ten
 * seconds. The product's own predicate stands beside the view's in every query.
 */
package dev.tenantboard.metric.source;
