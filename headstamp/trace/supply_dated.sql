-- Which state was it on the days of the row? The named one where it existed on one of them; else those that then held
-- its seat; else, where nobody did, the named one. One row for each year or period and each state that it may be.
with named as (
    select distinct supply_named.transfer_id, supply_period.period, supply_named.word, supply_named.folded,
        supply_named.said, supply_named.sense, supply_named.state, supply_period.first, supply_period.last,
        supply_period.undated, supply_period.meets, supply_period.inside
    from supply_named
    join supply_period on supply_period.transfer_id = supply_named.transfer_id
),
seated as (
    select distinct named.period, named.state, holder.state as holder
    from named
    join state own on own.state = named.state
    join state holder on holder.seat = own.seat
        and (holder.first is null or named.last is null or holder.first <= named.last)
        and (holder.last is null or named.first is null or holder.last >= named.first)
),
alive as (
    select named.period, named.word, count(*) as states
    from named
    join seated on seated.period = named.period and seated.state = named.state and seated.holder = named.state
    group by named.period, named.word
)
select distinct named.transfer_id, named.period, named.word, named.folded, named.said, named.sense, named.first,
    named.last, named.undated, named.meets, named.inside, named.state as said_state,
    case when alive.states is null then coalesce(seated.holder, named.state) else named.state end as state
from named
left join alive on alive.period = named.period and alive.word = named.word
left join seated on seated.period = named.period and seated.state = named.state
where alive.states is null or seated.holder = named.state
