/** What the product itself records among the activities: changes, calls, what it noticed, and what it refused. */
package dev.tenantboard.activity.trail;
