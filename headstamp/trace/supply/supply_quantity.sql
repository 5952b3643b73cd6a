-- How much did each supplier give, by register, role, stage, class and unit? role keeps apart what importers report. Sums of
-- what rows give within the window; of a register whose rows may tell one thing several times (a field table, licences and
-- their renewals; sums: apart), the hull of what they say, open where one of them could not be read. rows says how many rows
-- that is; rows that are said to be one transfer are one.
-- from: register_told, supply_amount
with amount as (
    select supply_amount.*, coalesce(register_told.sums, '') as sums
    from supply_amount
    left join register_told on register_told.register = supply_amount.register
),
summed as (
    select whom, register, role, stage, class, unit, currency, sum(coalesce(low, 0)) as low,
        case when count(high) = count(*) then sum(high) end as high, count(*) as row_count,
        count(said_low) + count(said_high) as stated,
        sum(case when hedge <> 'exact' then 1 else 0 end) as inexact
    from amount
    where sums <> 'apart'
    group by whom, register, role, stage, class, unit, currency
),
hulled as (
    select whom, register, role, stage, class, unit, currency,
        case when sum(case when unread = 1 and said_low is null then 1 else 0 end) = 0 then min(said_low) end as low,
        case when sum(case when said_high is null and (said_low is not null or unread = 1) then 1 else 0 end) = 0
            then max(said_high) end as high, count(distinct united) as row_count,
        count(said_low) + count(said_high) as stated,
        sum(case when hedge <> 'exact' and (said_low is not null or said_high is not null) then 1 else 0 end) as inexact
    from amount
    where sums = 'apart'
    group by whom, register, role, stage, class, unit, currency
),
both_kinds as (
    select * from summed
    union all
    select * from hulled
)
select whom, register, role, stage, class, unit, currency, low, high, row_count,
    case when high is null then case when coalesce(low, 0) > 0 then 'at_least' else 'unknown' end
        when inexact > 0 then 'estimated'
        when low is null then 'at_most'
        when low < high then 'between'
        else 'exact' end as hedge
from both_kinds
order by whom nulls last, register nulls last, role nulls last, stage nulls last, class nulls last, unit nulls last, currency nulls last
