-- For which part of a row does each file still speak? piece names the row in the tables that follow: its subject in the
-- newest file that speaks for any of it, subject@source in others. Of years listed, taken belong to newer files.
-- of_order: whether the row still says what was ordered; open_order, open_delivery: whether what it says of the order,
-- of the deliveries may be the same as, or corrected by, what a newer file says: possible, and not certain. is_done:
-- by the newer file all that was ordered was delivered in its own years, so that no number of the row adds to it for certain.
-- from: file_rank, spoken_over, statement, year_spoken_over
with place as (
    select statement.register, statement.subject, statement.source, min(statement.kind) as kind,
        min(file_rank.number) as number,
        min(case when statement.property in ('order_date', 'deal_year') then statement.low end) as ordered_first,
        max(case when statement.property in ('order_date', 'deal_year') then statement.high end) as ordered_last,
        max(case when statement.property = 'contracted.quantity' then statement.low end) as ordered,
        max(case when statement.property = 'delivered.quantity' then statement.low end) as delivered,
        count(case when statement.kind = 'Transfer' and statement.property = 'delivered.year' then 1 end) as years
    from statement
    join file_rank on file_rank.register = statement.register and file_rank.source = statement.source
    where file_rank.superseded_by is null
    group by statement.register, statement.subject, statement.source
),
newer as (
    select spoken_over.register, spoken_over.subject, spoken_over.source, max(spoken_over.has_it) as has_it,
        max(spoken_over.is_selected) as is_selected,
        -- A selection of all years, or of the year in which an order without deliveries was made, leaves the row nothing.
        max(case when spoken_over.is_selected = 1 and spoken_over.first is null and spoken_over.last is null then 1
            when place.kind <> 'Transfer' then 1
            when place.years > 0 then 0
            when spoken_over.has_it = 1 then 1
            when place.ordered_first >= coalesce(spoken_over.first, place.ordered_first)
                and place.ordered_last <= coalesce(spoken_over.last, place.ordered_last) then 1
            else 0 end) as has_all,
        -- Whether an order without deliveries was made within the years is not known.
        max(case when spoken_over.is_selected = 0 or place.years > 0 then 0
            when place.ordered_last < coalesce(spoken_over.first, place.ordered_last)
                or place.ordered_first > coalesce(spoken_over.last, place.ordered_first) then 0
            else 1 end) as is_open,
        -- What was ordered was all delivered within the years of the newer file.
        max(case when spoken_over.has_it = 1 and same.ordered > 0 and same.delivered >= same.ordered then 1 else 0 end)
            as is_done
    from spoken_over
    join place on place.register = spoken_over.register and place.subject = spoken_over.subject
        and place.source = spoken_over.source
    left join place same on same.register = spoken_over.register and same.subject = spoken_over.subject
        and same.source = spoken_over.newer
    group by spoken_over.register, spoken_over.subject, spoken_over.source
),
year as (
    select register, subject, source, sum(is_taken) as taken,
        max(case when is_taken = 0 then is_open else 0 end) as is_open
    from year_spoken_over
    group by register, subject, source
),
left_over as (
    select place.register, place.subject, place.source, place.number, place.years, coalesce(year.taken, 0) as taken,
        case when newer.subject is not null and newer.has_it = 1 then 0 else 1 end as of_order,
        case when coalesce(year.taken, 0) > 0 then 1 else coalesce(newer.is_open, 0) end as open_order,
        case when newer.subject is not null and coalesce(year.is_open, 1) = 1 then 1 else 0 end as open_delivery,
        coalesce(newer.is_done, 0) as is_done
    from place
    left join newer on newer.register = place.register and newer.subject = place.subject and newer.source = place.source
    left join year on year.register = place.register and year.subject = place.subject and year.source = place.source
    where newer.subject is null or (newer.has_all = 0 and (place.years = 0 or place.years > coalesce(year.taken, 0)))
)
select left_over.register, left_over.subject, left_over.source, left_over.number,
    case when row_number() over (partition by left_over.register, left_over.subject order by left_over.number desc nulls last) = 1
        then left_over.subject else concat(left_over.subject, '@', left_over.source) end as piece,
    left_over.years, left_over.taken, left_over.of_order, left_over.open_order, left_over.open_delivery, left_over.is_done
from left_over
