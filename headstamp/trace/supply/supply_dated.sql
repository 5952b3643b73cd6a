-- Which state was it on the days of the row? The named one where it existed on one of them; else those that then held
-- its seat; else, where nobody did, the named one, which was no state then (there = 0). A territory, or what may be no state
-- (area = 1), stands for its sovereign on those days, or for itself where it has none. One row for each year or period and
-- each state that it may be; said_state is the code that the name means.
-- from: area, state, supply_named, supply_period
with said as (
    select distinct supply_named.transfer_id, supply_period.period, supply_named.word, supply_named.folded,
        supply_named.said, supply_named.sense, supply_named.state as said_state, supply_period.first, supply_period.last,
        supply_period.undated, supply_period.meets, supply_period.inside
    from supply_named
    join supply_period on supply_period.transfer_id = supply_named.transfer_id
),
found as (
    select distinct said.period, said.said_state, holder.state, 0 as area,
        case when holder.state = said.said_state then 1 else 0 end as itself
    from said
    join state own on own.state = said.said_state and own.sure = 1
    join state holder on holder.seat = own.seat and holder.sure = 1
        and (holder.first is null or said.last is null or holder.first <= said.last)
        and (holder.last is null or said.first is null or holder.last >= said.first)
    union
    select distinct said.period, said.said_state, area.state, 1 as area, 1 as itself
    from said
    join area on area.area = said.said_state
        and (area.first is null or said.last is null or area.first <= said.last)
        and (area.last is null or said.first is null or area.last >= said.first)
),
alive as (
    select said.period, said.word
    from said
    join found on found.period = said.period and found.said_state = said.said_state and found.itself = 1
    group by said.period, said.word
),
never as (
    -- A territory on days of which no row tells whose it was: it may have been any of its sovereigns'.
    select distinct said.period, said.said_state, area.state
    from said
    join area on area.area = said.said_state
    left join found on found.period = said.period and found.said_state = said.said_state
    where found.period is null
)
select distinct said.transfer_id, said.period, said.word, said.folded, said.said, said.sense, said.first, said.last,
    said.undated, said.meets, said.inside, said.said_state,
    case when found.period is not null then found.state
        when never.period is not null then never.state
        else said.said_state end as state,
    case when never.period is not null then 1 else coalesce(found.area, 0) end as area,
    case when found.period is null then 0 else 1 end as there
from said
left join alive on alive.period = said.period and alive.word = said.word
left join found on found.period = said.period and found.said_state = said.said_state
    and (alive.period is null or found.itself = 1)
left join never on never.period = said.period and never.said_state = said.said_state
where alive.period is null or found.itself = 1
