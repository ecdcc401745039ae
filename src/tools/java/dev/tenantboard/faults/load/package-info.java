/**
 * Those who call while something breaks, and what they note: each write that was acknowledged, and each effect. Whatever a
 * client was told to be stored is looked for in the database afterwards, and every effect is counted there.
 */
package dev.tenantboard.faults.load;
