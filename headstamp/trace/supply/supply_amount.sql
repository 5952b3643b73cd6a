-- How much does each row give for each supplier within the window? Of n listed years k are certain and m possible:
-- at least one piece in each of k years, at most all but one in each of the n - m others; all of them certain, all.
-- unread: 1 where the number could not be read: it counts, with open ends. The row's own bounds (said_low, said_high) stand beside. Money is a row of its own, in its own unit; a refusal has none.
-- from: supply_period, supply_row, supply_told
with shared as (
    select told.whom, told.transfer_id, sum(told.certain) as k, sum(told.meets) as m
    from (
        select distinct whom, transfer_id, period, certain, meets from supply_told
    ) told
    group by told.whom, told.transfer_id
),
periods as (
    select transfer_id, count(*) as n from supply_period group by transfer_id
),
counted as (
    select shared.whom, shared.transfer_id, supply_row.united, shared.k, shared.m, periods.n, supply_row.register,
        supply_row.role, supply_row.stage, supply_row.class, supply_row.years, supply_row.unit, supply_row.currency,
        supply_row.quantity_low as said_low, supply_row.quantity_high as said_high, supply_row.quantity_hedge as hedge,
        supply_row.quantity_unread as unread
    from shared
    join periods on periods.transfer_id = shared.transfer_id
    join supply_row on supply_row.transfer_id = shared.transfer_id
    where shared.m > 0 and supply_row.unit <> 'value'
    union all
    select shared.whom, shared.transfer_id, supply_row.united, shared.k, shared.m, periods.n, supply_row.register,
        supply_row.role, supply_row.stage, supply_row.class, 0 as years, 'value' as unit, supply_row.currency,
        supply_row.money_low as said_low, supply_row.money_high as said_high, 'exact' as hedge, supply_row.money_unread as unread
    from shared
    join periods on periods.transfer_id = shared.transfer_id
    join supply_row on supply_row.transfer_id = shared.transfer_id
    where shared.m > 0 and supply_row.stage <> 'refused'
        and (supply_row.unit = 'value' or supply_row.money_low is not null or supply_row.money_high is not null
            or supply_row.money_unread = 1)
)
select whom, transfer_id, united, register, role, stage, class, unit, case when unit = 'value' then currency end as currency,
    k, n, hedge, unread, said_low, said_high,
    case when k = n then coalesce(said_low, case when years > 0 then k end)
        when years = 0 or coalesce(said_high < n, false) then 0
        else k end as low,
    case when m = n or said_high < n or years = 0 then said_high else said_high - (n - m) end as high
from counted
