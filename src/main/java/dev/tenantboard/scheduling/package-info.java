/**
 * When work runs, and how much of it at a time. The threads belong to the server (Jakarta Concurrency).
 *
 * <p>A {@link dev.tenantboard.scheduling.FairQueue} runs the work of many keys on a few threads, in turn for each key. A
 * {@link dev.tenantboard.scheduling.DebouncedTask} runs once for many requests. A {@link dev.tenantboard.scheduling.PeriodicTask}
 * is a debounced task that requests its next run itself. A {@link dev.tenantboard.scheduling.KeyedLimit} bounds the threads
 * that wait.
 *
 * <p>Decision, read in Payara Micro 6.2025.10: its scheduled executor has one thread for the whole server. It only starts work
 * here, and the work runs on the executor, which starts a thread for each task.
 */
package dev.tenantboard.scheduling;
