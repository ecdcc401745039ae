/**
 * Generates the contract from the resource classes, and holds the kept file to it.
 *
 * <p>What is the same everywhere (security, preconditions, pages, problems) is written once, in
 * {@link dev.tenantboard.openapi.generator.Operations}, {@link dev.tenantboard.openapi.generator.ResponseHeader},
 * {@link dev.tenantboard.openapi.generator.SharedParameter} and
 * {@link dev.tenantboard.openapi.generator.ProblemResponse}. Schemas of answers allow more properties, so that later versions
 * can add some; the tests check that an answer has no property today which its schema does not name.
 *
 * <p>Decision: the scanners of Payara and of SmallRye (its Maven plugin, 3.13) were tried and left. Payara's fails on
 * {@code @Parameter} inside a {@code @BeanParam}. SmallRye's reads all classes, but its document differed from this one in
 * almost a thousand places. It has none of the rules that follow from this application's code: the properties of a patch, which
 * properties a body needs, what may be null, pages, and what {@code @Requires}, {@code @Idempotent} and entity tags mean for
 * parameters, headers and problems. A filter would need most of this package to add them, and more code to remove what the
 * scanner adds.
 */
package dev.tenantboard.openapi.generator;
