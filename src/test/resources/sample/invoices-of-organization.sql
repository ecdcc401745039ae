-- Parameters: organization, invoices a day, usual amount, customers. A hash takes the place of chance, so that a day always has the
-- same invoices. Of the invoices, 76 % are paid in time, 14 % up to 20 days late, and 10 % two months late.
with business as (
    select
        cast(? as text) as organization_id,
        cast(? as integer) as a_day,
        cast(? as numeric) as usual_amount,
        cast(? as text[]) as customers
),
days as (
    select
        business.*,
        day,
        ('x' || substr(md5(organization_id || day), 1, 7))::bit(28)::integer as dice
    from business
    cross join lateral (
        select current_date - ago as day
        from generate_series(0, 400) as ago
    ) as calendar
    where extract(isodow from day) < 6
),
drafts as (
    select
        days.*,
        nth,
        ('x' || substr(hash, 1, 7))::bit(28)::integer as dice_1,
        ('x' || substr(hash, 8, 7))::bit(28)::integer as dice_2,
        ('x' || substr(hash, 15, 7))::bit(28)::integer as dice_3,
        ('x' || substr(hash, 22, 7))::bit(28)::integer as dice_4
    from days
    cross join lateral generate_series(1, a_day + dice % (a_day + 1)) as nth
    cross join lateral md5(organization_id || day || '/' || nth) as hash
),
issued as (
    select
        organization_id,
        to_char(day, 'YYYYMMDD') || '-' || nth as number,
        customers[1 + dice_1 % cardinality(customers)] as customer,
        -- A tenth more in summer and a tenth less in winter.
        round(
            usual_amount * (0.4 + dice_2 % 1200 / 1000.0)
                * (1 - 0.1 * cos(2 * pi() * extract(doy from day) / 365.0))::numeric,
            2) as amount,
        day + time '08:00' + dice_3 % 540 * interval '1 minute' as issued_at,
        (array[14, 30, 60])[1 + dice_1 % 3] as term,
        dice_4 as dice
    from drafts
),
paid as (
    select
        issued.*,
        case
            when dice % 100 < 76 then term - 1 - dice % 10
            when dice % 100 < 90 then term + 1 + dice % 20
            else term + 60
        end as days_until_payment
    from issued
    where issued_at <= now()
)
insert into invoices (organization_id, number, customer, amount, issued_at, due_at, paid_at)
select
    organization_id,
    number,
    customer,
    amount,
    issued_at,
    issued_at + term * interval '1 day',
    case
        when issued_at + days_until_payment * interval '1 day' <= now()
            then issued_at + days_until_payment * interval '1 day'
    end
from paid
