/**
 * Who is told what, on one server: a channel for each organization that has streams open here.
 *
 * <p>Decisions. A channel reads its organization's log once for all pages that are up to date, which stand at one position,
 * and shares the bytes. A page that comes back, or whose client takes less than it is told, reads the log by itself, one
 * step after the other as its client takes them: the log is the queue, and nothing else grows. A page joins the channel
 * where both stand at the same snapshot, so that nothing is lost or repeated at the seam.
 *
 * <p>Each reading looks up the membership, role and permissions of those it is for, and it happens at least at every
 * {@code tenantboard.events.poll}. A database that fails leaves streams open: readings are tried again, from where they
 * stood.
 *
 * <p>The threads are few and of three kinds ({@link dev.tenantboard.live.channel.LiveThreads}), so that neither counting nor
 * catching up delays news. A slow client holds none of them (package {@code live.stream}).
 */
package dev.tenantboard.live.channel;
