package dev.tenantboard.metric.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantboard.metric.time.Windows.TooManyBucketsException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * All bounds in one table: where (weeks from Monday unless it says Sunday), when, what is asked, and what it should be: a
 * window from and to, or, for {@code by}, how long its buckets are, one after the other.
 */
class WindowsTest {

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # To date, whole units, the last so many
            UTC              | 2026-03-22T10:30Z      | this minute                     | 2026-03-22T10:30Z       2026-03-22T10:30Z
            UTC              | 2026-03-22T10:30:20Z   | this minute                     | 2026-03-22T10:30Z       2026-03-22T10:30:20Z
            UTC              | 2026-03-22T10:30Z      | this hour                       | 2026-03-22T10:00Z       2026-03-22T10:30Z
            UTC              | 2026-03-22T10:30Z      | this day                        | 2026-03-22T00:00Z       2026-03-22T10:30Z
            UTC              | 2026-03-22T10:30Z      | this week                       | 2026-03-16T00:00Z       2026-03-22T10:30Z
            UTC Sunday       | 2026-03-22T10:30Z      | this week                       | 2026-03-22T00:00Z       2026-03-22T10:30Z
            UTC              | 2026-03-22T10:30Z      | this month                      | 2026-03-01T00:00Z       2026-03-22T10:30Z
            UTC              | 2026-03-22T10:30Z      | this quarter                    | 2026-01-01T00:00Z       2026-03-22T10:30Z
            UTC              | 2026-03-22T10:30Z      | this year                       | 2026-01-01T00:00Z       2026-03-22T10:30Z
            UTC              | 2026-01-15T00:00Z      | previous minute                 | 2026-01-14T23:59Z       2026-01-15T00:00Z
            UTC              | 2026-01-15T00:00Z      | previous hour                   | 2026-01-14T23:00Z       2026-01-15T00:00Z
            UTC              | 2026-01-15T00:00Z      | previous day                    | 2026-01-14T00:00Z       2026-01-15T00:00Z
            UTC              | 2026-01-15T00:00Z      | previous week                   | 2026-01-05T00:00Z       2026-01-12T00:00Z
            UTC Sunday       | 2026-01-15T00:00Z      | previous week                   | 2026-01-04T00:00Z       2026-01-11T00:00Z
            UTC              | 2026-01-15T00:00Z      | previous month                  | 2025-12-01T00:00Z       2026-01-01T00:00Z
            UTC              | 2026-01-15T00:00Z      | previous quarter                | 2025-10-01T00:00Z       2026-01-01T00:00Z
            UTC              | 2026-01-15T00:00Z      | previous year                   | 2025-01-01T00:00Z       2026-01-01T00:00Z
            UTC              | 2026-03-22T10:30Z      | last 30 day                     | 2026-02-21T00:00Z       2026-03-22T10:30Z
            UTC              | 2026-03-22T10:30Z      | last 30 whole day               | 2026-02-20T00:00Z       2026-03-22T00:00Z
            UTC              | 2026-03-22T10:30Z      | last 12 whole month             | 2025-03-01T00:00Z       2026-03-01T00:00Z
            UTC              | 2026-03-22T10:30Z      | last 90 minute                  | 2026-03-22T09:01Z       2026-03-22T10:30Z
            UTC              | 2026-03-22T10:30Z      | last 4 quarter                  | 2025-04-01T00:00Z       2026-03-22T10:30Z
            UTC              | 2026-03-22T10:30Z      | last 2 whole year               | 2024-01-01T00:00Z       2026-01-01T00:00Z
            UTC              | 2026-03-22T00:00Z      | this day                        | 2026-03-22T00:00Z       2026-03-22T00:00Z
            UTC              | 2026-03-22T10:30Z      | rolling PT24H                   | 2026-03-21T10:30Z       2026-03-22T10:30Z
            # Leap years, and the weeks around a new year
            UTC              | 2024-03-15T09:00Z      | previous month by day           | 29*PT24H
            UTC              | 2026-03-15T09:00Z      | previous month by day           | 28*PT24H
            UTC              | 2025-01-01T00:00Z      | previous year by day            | 366*PT24H
            UTC              | 2024-05-05T09:00Z      | last 5 whole month by month     | 1*PT744H 1*PT744H 1*PT696H 1*PT744H 1*PT720H
            UTC              | 2021-01-01T12:00Z      | this week                       | 2020-12-28T00:00Z       2021-01-01T12:00Z
            UTC Sunday       | 2021-01-01T12:00Z      | this week                       | 2020-12-27T00:00Z       2021-01-01T12:00Z
            UTC              | 2021-01-03T12:00Z      | previous week                   | 2020-12-21T00:00Z       2020-12-28T00:00Z
            UTC Sunday       | 2021-01-03T12:00Z      | previous week                   | 2020-12-27T00:00Z       2021-01-03T00:00Z
            UTC              | 2021-01-06T12:00Z      | this month by week              | 1*PT72H 1*PT60H
            UTC Sunday       | 2021-01-06T12:00Z      | this month by week              | 1*PT48H 1*PT84H
            # 23 and 25 hours: Prague, New York
            Europe/Prague    | 2026-03-29T12:00+02:00 | this day                        | 2026-03-29T00:00+01:00  2026-03-29T12:00+02:00
            Europe/Prague    | 2026-03-29T12:00+02:00 | this day by hour                | 11*PT1H
            Europe/Prague    | 2026-03-30T08:00+02:00 | previous day                    | 2026-03-29T00:00+01:00  2026-03-30T00:00+02:00
            Europe/Prague    | 2026-03-30T08:00+02:00 | previous day by hour            | 23*PT1H
            Europe/Prague    | 2026-03-30T08:00+02:00 | last 3 day by day               | 1*PT24H 1*PT23H 1*PT8H
            Europe/Prague    | 2026-03-30T08:00+02:00 | rolling PT48H                   | 2026-03-28T07:00+01:00  2026-03-30T08:00+02:00
            Europe/Prague    | 2026-10-26T08:00+01:00 | previous day by hour            | 25*PT1H
            Europe/Prague    | 2026-10-26T08:00+01:00 | last 2 whole week by day        | 13*PT24H 1*PT25H
            Europe/Prague    | 2026-04-15T08:00+02:00 | previous month by month         | 1*PT743H
            Europe/Prague    | 2026-10-25T02:30+01:00 | this hour                       | 2026-10-25T02:00+01:00  2026-10-25T02:30+01:00
            Europe/Prague    | 2026-10-25T02:30+01:00 | previous hour                   | 2026-10-25T02:00+02:00  2026-10-25T02:00+01:00
            Europe/Prague    | 2026-10-25T12:00+01:00 | last 24 hour                    | 2026-10-24T14:00+02:00  2026-10-25T12:00+01:00
            America/New_York | 2026-03-09T00:00-04:00 | previous day by hour            | 23*PT1H
            America/New_York | 2026-11-02T09:00-05:00 | previous day                    | 2026-11-01T00:00-04:00  2026-11-02T00:00-05:00
            America/New_York | 2026-11-02T09:00-05:00 | previous day by hour            | 25*PT1H
            America/New_York | 2026-11-02T09:00-05:00 | previous day by minute          | refused
            America/New_York | 2026-11-01T01:10-05:00 | this day by hour                | 2*PT1H 1*PT10M
            America/New_York | 2026-03-15T00:00-04:00 | last 1 whole quarter by month   | 1*PT744H 1*PT721H 1*PT744H
            # Half an hour: Lord Howe
            Australia/Lord_Howe | 2026-04-06T09:00+10:30 | previous day by hour         | 2*PT1H 1*PT30M 22*PT1H
            Australia/Lord_Howe | 2026-10-05T09:00+11:00 | previous day by hour         | 2*PT1H 1*PT30M 21*PT1H
            Australia/Lord_Howe | 2026-04-06T09:00+10:30 | previous day by day          | 1*PT24H30M
            Australia/Lord_Howe | 2026-10-05T09:00+11:00 | previous day by day          | 1*PT23H30M
            Australia/Lord_Howe | 2026-04-05T02:10+10:30 | last 3 hour                  | 2026-04-05T01:00+11:00  2026-04-05T02:10+10:30
            Australia/Lord_Howe | 2026-04-05T02:10+10:30 | previous hour                | 2026-04-05T01:30+10:30  2026-04-05T02:00+10:30
            Australia/Lord_Howe | 2026-04-05T06:10+10:30 | last 8 whole hour            | 2026-04-04T23:00+11:00  2026-04-05T06:00+10:30
            # Midnights that are skipped or come twice: São Paulo, Havana, St. John's
            America/Sao_Paulo | 2018-11-04T10:00-02:00 | this day                       | 2018-11-04T01:00-02:00  2018-11-04T10:00-02:00
            America/Sao_Paulo | 2018-11-05T09:00-02:00 | previous day                   | 2018-11-04T01:00-02:00  2018-11-05T00:00-02:00
            America/Sao_Paulo | 2018-11-05T09:00-02:00 | previous day by hour           | 23*PT1H
            America/Sao_Paulo | 2018-11-05T09:00-02:00 | last 3 whole day by day        | 2*PT24H 1*PT23H
            America/Sao_Paulo | 2018-11-05T09:00-02:00 | last 2 day                     | 2018-11-04T01:00-02:00  2018-11-05T09:00-02:00
            America/Sao_Paulo | 2018-02-17T23:30-03:00 | this day                       | 2018-02-17T00:00-02:00  2018-02-17T23:30-03:00
            America/Sao_Paulo | 2018-02-18T09:00-03:00 | previous day                   | 2018-02-17T00:00-02:00  2018-02-18T00:00-03:00
            America/Sao_Paulo | 2018-02-18T09:00-03:00 | previous day by hour           | 25*PT1H
            America/Sao_Paulo Sunday | 2018-11-08T09:00-02:00 | this week               | 2018-11-04T01:00-02:00  2018-11-08T09:00-02:00
            America/Sao_Paulo | 2020-02-18T09:00-03:00 | previous day by hour           | 24*PT1H
            America/Havana   | 2026-11-01T10:00-05:00 | this day                        | 2026-11-01T00:00-04:00  2026-11-01T10:00-05:00
            America/Havana   | 2026-11-01T10:00-05:00 | previous day by hour            | 24*PT1H
            America/Havana   | 2026-11-02T10:00-05:00 | previous day by hour            | 25*PT1H
            America/Havana   | 2026-03-08T10:00-04:00 | this day                        | 2026-03-08T01:00-04:00  2026-03-08T10:00-04:00
            America/St_Johns | 2010-11-06T23:30-03:30 | this day                        | 2010-11-07T00:00-02:30  2010-11-06T23:30-03:30
            America/St_Johns | 2010-11-06T23:30-03:30 | previous day                    | 2010-11-06T00:00-02:30  2010-11-07T00:00-02:30
            America/St_Johns | 2010-11-08T09:00-03:30 | previous day by hour            | 1*PT1M 1*PT59M 24*PT1H
            # A date that was skipped, and quarters of an hour: Apia, Kathmandu
            Pacific/Apia     | 2011-12-31T10:00+14:00 | this day                        | 2011-12-31T00:00+14:00  2011-12-31T10:00+14:00
            Pacific/Apia     | 2011-12-31T10:00+14:00 | previous day                    | 2011-12-29T00:00-10:00  2011-12-31T00:00+14:00
            Pacific/Apia     | 2011-12-31T10:00+14:00 | last 3 day                      | 2011-12-28T00:00-10:00  2011-12-31T10:00+14:00
            Pacific/Apia     | 2011-12-31T10:00+14:00 | this week by day                | 4*PT24H 1*PT10H
            Pacific/Apia     | 2012-01-05T10:00+14:00 | previous month by day           | 30*PT24H
            Pacific/Apia     | 2012-01-05T10:00+14:00 | previous month by hour          | 720*PT1H
            Pacific/Apia     | 2011-12-31T10:00+14:00 | this day vs preceding           | 2011-12-29T00:00-10:00  2011-12-29T10:00-10:00
            Pacific/Apia     | 2011-12-31T10:00+14:00 | between 2011-12-30T08:00 2011-12-30T12:00 | 2011-12-31T00:00+14:00 2011-12-31T00:00+14:00
            Asia/Kathmandu   | 2026-05-05T12:10+05:45 | previous hour                   | 2026-05-05T11:00+05:45  2026-05-05T12:00+05:45
            Asia/Kathmandu   | 2026-05-05T12:10+05:45 | this day by hour                | 12*PT1H 1*PT10M
            Asia/Kathmandu   | 1986-01-02T09:00+05:45 | previous day                    | 1986-01-01T00:15+05:45  1986-01-02T00:00+05:45
            Asia/Kathmandu   | 1986-01-02T09:00+05:45 | previous day by hour            | 1*PT45M 23*PT1H
            # Between two times, local or not
            Europe/Prague    | 2026-05-05T12:00+02:00 | between 2026-03-29T02:30 2026-03-29T04:00 | 2026-03-29T03:00+02:00 2026-03-29T04:00+02:00
            Europe/Prague    | 2026-05-05T12:00+02:00 | between 2026-10-25T02:30 2026-10-25T03:00 | 2026-10-25T02:30+02:00 2026-10-25T03:00+01:00
            Europe/Prague    | 2026-05-05T12:00+02:00 | between 2026-03-01T00:00 2026-03-01T05:00Z | 2026-03-01T00:00+01:00 2026-03-01T06:00+01:00
            Europe/Prague    | 2026-05-05T12:00+02:00 | between 2026-03-01T06:20 2026-03-01T09:00 by hour | 1*PT40M 2*PT1H
            Europe/Prague    | 2026-05-05T12:00+02:00 | between 2026-03-30T00:00 2026-03-31T00:00 vs preceding | 2026-03-29T00:00+01:00 2026-03-30T00:00+02:00
            Europe/Prague    | 2026-05-05T12:00+02:00 | between 2026-03-29T08:00 2026-03-30T08:00 vs preceding | 2026-03-28T08:00+01:00 2026-03-29T08:00+02:00
            Europe/Prague    | 2026-05-05T12:00+02:00 | between 2024-01-01T00:00 2025-01-01T00:00 vs previousYear | 2023-01-01T00:00+01:00 2024-01-01T00:00+01:00
            Europe/Prague    | 2026-05-05T12:00+02:00 | between 2026-04-30T00:00 2026-05-01T00:00 vs offset P2M   | 2026-02-28T00:00+01:00 2026-03-01T00:00+01:00
            UTC              | 2026-05-05T12:00Z      | between 2026-03-30T00:00 2026-03-31T00:00 vs offset P1M   | 2026-02-28T00:00Z 2026-03-01T00:00Z
            UTC              | 2026-05-05T12:00Z      | between 2024-02-29T00:00 2024-03-01T00:00 vs offset P1M   | 2024-01-29T00:00Z 2024-01-30T00:00Z
            UTC              | 2026-05-05T12:00Z      | between 2024-02-29T00:00 2024-03-01T00:00 vs previousYear | 2023-02-28T00:00Z 2023-03-01T00:00Z
            UTC              | 2026-05-05T12:00Z      | between 2024-02-01T00:00 2024-03-01T00:00 vs offset P1M   | 2024-01-01T00:00Z 2024-02-01T00:00Z
            UTC              | 2026-05-05T12:00Z      | between 2026-01-31T00:00 2026-03-01T00:00 vs offset P1M   | 2025-12-31T00:00Z 2026-01-29T00:00Z
            UTC              | 2026-05-05T12:00Z      | between 2026-03-29T06:00 2026-03-31T09:30 vs offset P1M   | 2026-02-28T06:00Z 2026-03-02T09:30Z
            UTC              | 2026-05-05T12:00Z      | between 2026-03-31T06:00 2026-03-31T09:30 vs offset P1M   | 2026-02-28T06:00Z 2026-02-28T09:30Z
            Europe/Prague    | 2026-05-05T12:00+02:00 | between 2026-03-29T00:00 2026-03-30T00:00 vs offset P1M   | 2026-02-28T00:00+01:00 2026-03-01T00:00+01:00
            Europe/Prague    | 2026-05-05T12:00+02:00 | between 2026-04-29T00:00 2026-04-30T00:00 vs offset P1M   | 2026-03-29T00:00+01:00 2026-03-30T00:00+02:00
            Europe/Prague    | 2026-05-05T12:00+02:00 | between 2026-04-29T08:00 2026-04-30T09:00 vs offset P1M   | 2026-03-29T08:00+02:00 2026-03-30T09:00+02:00
            # Like with like, and with the whole of the earlier unit
            UTC              | 2026-03-22T10:00Z      | this month vs preceding         | 2026-02-01T00:00Z       2026-02-22T10:00Z
            UTC              | 2026-03-22T10:00Z      | this month vs whole preceding   | 2026-02-01T00:00Z       2026-03-01T00:00Z
            UTC              | 2026-03-31T10:00Z      | this month vs preceding         | 2026-02-01T00:00Z       2026-03-01T00:00Z
            UTC              | 2026-02-28T10:00Z      | this month vs preceding         | 2026-01-01T00:00Z       2026-01-28T10:00Z
            UTC              | 2024-03-29T10:00Z      | this month vs preceding         | 2024-02-01T00:00Z       2024-02-29T10:00Z
            UTC              | 2024-03-30T10:00Z      | this month vs preceding         | 2024-02-01T00:00Z       2024-03-01T00:00Z
            UTC              | 2026-05-31T12:00Z      | this quarter vs preceding       | 2026-01-01T00:00Z       2026-03-02T12:00Z
            UTC              | 2026-06-30T12:00Z      | this quarter vs preceding       | 2026-01-01T00:00Z       2026-04-01T00:00Z
            UTC              | 2026-03-31T10:00Z      | previous month vs preceding     | 2026-01-01T00:00Z       2026-02-01T00:00Z
            UTC              | 2026-03-25T10:00Z      | this week vs preceding          | 2026-03-16T00:00Z       2026-03-18T10:00Z
            UTC              | 2026-03-31T10:00Z      | last 3 month vs preceding       | 2025-10-01T00:00Z       2025-12-31T10:00Z
            UTC              | 2026-05-31T10:00Z      | last 3 month vs preceding       | 2025-12-01T00:00Z       2026-03-01T00:00Z
            UTC              | 2026-05-31T10:00Z      | last 3 month vs whole preceding | 2025-12-01T00:00Z       2026-03-01T00:00Z
            UTC              | 2026-05-31T10:00Z      | last 3 whole month vs preceding | 2025-11-01T00:00Z       2026-02-01T00:00Z
            UTC              | 2026-03-22T10:30Z      | last 7 day vs preceding         | 2026-03-09T00:00Z       2026-03-15T10:30Z
            UTC              | 2026-03-22T10:30Z      | last 7 day vs whole preceding   | 2026-03-09T00:00Z       2026-03-16T00:00Z
            UTC              | 2026-03-22T10:30Z      | this hour vs preceding          | 2026-03-22T09:00Z       2026-03-22T09:30Z
            UTC              | 2026-03-22T10:30Z      | rolling PT24H vs preceding      | 2026-03-20T10:30Z       2026-03-21T10:30Z
            Europe/Prague    | 2026-03-29T12:00+02:00 | this day vs preceding           | 2026-03-28T00:00+01:00  2026-03-28T12:00+01:00
            Europe/Prague    | 2026-03-30T12:00+02:00 | this day vs preceding           | 2026-03-29T00:00+01:00  2026-03-29T12:00+02:00
            Europe/Prague    | 2026-03-30T02:30+02:00 | this day vs preceding           | 2026-03-29T00:00+01:00  2026-03-29T03:00+02:00
            Europe/Prague    | 2026-03-30T12:00+02:00 | this day vs whole preceding     | 2026-03-29T00:00+01:00  2026-03-30T00:00+02:00
            Europe/Prague    | 2026-10-25T02:30+01:00 | this hour vs preceding          | 2026-10-25T02:00+02:00  2026-10-25T02:30+02:00
            Europe/Prague    | 2026-10-25T03:30+01:00 | this hour vs preceding          | 2026-10-25T02:00+01:00  2026-10-25T02:30+01:00
            Australia/Lord_Howe | 2026-04-05T02:50+10:30 | this hour vs preceding       | 2026-04-05T01:30+10:30  2026-04-05T02:00+10:30
            America/Sao_Paulo | 2018-11-04T10:00-02:00 | this day vs preceding          | 2018-11-03T00:00-03:00  2018-11-03T10:00-03:00
            America/Sao_Paulo | 2018-11-05T10:00-02:00 | this day vs preceding          | 2018-11-04T01:00-02:00  2018-11-04T10:00-02:00
            America/Sao_Paulo | 2018-11-05T00:30-02:00 | this day vs preceding          | 2018-11-04T01:00-02:00  2018-11-04T01:00-02:00
            # A year earlier, or so much
            UTC              | 2024-02-29T10:00Z      | this day vs previousYear        | 2023-02-28T00:00Z       2023-02-28T10:00Z
            UTC              | 2024-02-29T10:00Z      | this month vs previousYear      | 2023-02-01T00:00Z       2023-03-01T00:00Z
            UTC              | 2024-02-20T10:00Z      | this month vs previousYear      | 2023-02-01T00:00Z       2023-02-20T10:00Z
            UTC              | 2024-03-05T10:00Z      | previous month vs previousYear  | 2023-02-01T00:00Z       2023-03-01T00:00Z
            UTC              | 2025-03-05T10:00Z      | previous month vs previousYear  | 2024-02-01T00:00Z       2024-03-01T00:00Z
            UTC              | 2024-12-31T10:00Z      | this year vs previousYear       | 2023-01-01T00:00Z       2024-01-01T00:00Z
            UTC              | 2025-12-31T10:00Z      | this year vs previousYear       | 2024-01-01T00:00Z       2024-12-30T10:00Z
            UTC              | 2026-11-25T10:00Z      | this week vs previousYear       | 2025-11-24T00:00Z       2025-11-26T10:00Z
            UTC Sunday       | 2026-11-25T10:00Z      | previous week vs previousYear   | 2025-11-16T00:00Z       2025-11-23T00:00Z
            UTC              | 2026-03-22T10:30Z      | rolling PT24H vs previousYear   | 2025-03-21T10:30Z       2025-03-22T10:30Z
            Europe/Prague    | 2026-03-29T12:00+02:00 | this day vs previousYear        | 2025-03-29T00:00+01:00  2025-03-29T12:00+01:00
            Europe/Prague    | 2026-04-01T12:00+02:00 | rolling PT48H vs offset P2D     | 2026-03-28T11:00+01:00  2026-03-30T12:00+02:00
            UTC              | 2026-03-31T10:00Z      | this day vs offset P1M          | 2026-02-28T00:00Z       2026-02-28T10:00Z
            UTC              | 2026-03-31T10:00Z      | previous day vs offset P1M      | 2026-02-28T00:00Z       2026-03-01T00:00Z
            UTC              | 2026-03-31T10:00Z      | this month vs offset P1M        | 2026-02-01T00:00Z       2026-03-01T00:00Z
            UTC              | 2026-03-22T10:00Z      | this month vs offset P10D       | 2026-02-19T00:00Z       2026-03-12T10:00Z
            UTC              | 2026-03-22T10:00Z      | this month vs whole offset P10D | 2026-02-19T00:00Z       2026-03-19T00:00Z
            UTC              | 2026-03-22T10:30Z      | last 7 day vs offset P4W        | 2026-02-16T00:00Z       2026-02-22T10:30Z
            UTC              | 2026-03-22T10:30Z      | this hour vs offset P1D         | 2026-03-21T10:00Z       2026-03-21T10:30Z
            Europe/Prague    | 2026-03-30T12:30+02:00 | this hour vs offset P1DT6H      | 2026-03-29T06:00+02:00  2026-03-29T06:30+02:00
            Europe/Prague    | 2026-03-29T12:30+02:00 | this day vs offset PT24H        | 2026-03-28T00:00+01:00  2026-03-28T12:30+01:00
            Europe/Prague    | 2026-03-30T12:30+02:00 | this hour vs offset PT36H       | 2026-03-28T23:00+01:00  2026-03-28T23:30+01:00
            # As many buckets as there may be
            UTC              | 2026-03-22T10:00Z      | last 1000 whole minute by minute | 1000*PT1M
            UTC              | 2026-03-22T10:00Z      | last 1001 whole minute by minute | refused
            UTC              | 2026-03-22T10:00Z      | last 5 year by day              | refused
            UTC              | 2026-03-22T00:00Z      | this day by hour                | 0
            """)
    void knowsWhenItIs(String where, String when, String asked, String expected) {
        AskedWindow window = AskedWindow.read(asked);

        String actual = window.answer(calendar(where), AskedWindow.instant(when));

        assertThat(actual).isEqualTo(AskedWindow.normal(expected));
    }

    @Test
    void stopsCountingBucketsWhereThereAreTooMany() {
        var centuries = new Interval(Instant.EPOCH, Instant.parse("9999-01-01T00:00:00Z"));

        assertThatThrownBy(() -> Windows.bounds(centuries, Unit.MINUTE, calendar("UTC")))
                .isInstanceOf(TooManyBucketsException.class)
                .hasMessageContaining("1000");
    }

    private static LocalCalendar calendar(String where) {
        String[] words = where.split(" ");
        return new LocalCalendar(ZoneId.of(words[0]), words.length > 1 ? DayOfWeek.SUNDAY : DayOfWeek.MONDAY);
    }
}
