-- How many seats supplied, where a vanished state and the one that took over its seat are one? A territory is with its sovereign.
-- from: state, supply_dated, supply_row, supply_told
with alone as (
    select supply_dated.period, count(distinct case when supply_dated.area = 1 then concat('area: ', supply_dated.said_state)
        else coalesce(state.seat, concat('name: ', supply_dated.folded)) end) as whoms,
        min(supply_dated.there) as there
    from supply_dated
    left join state on state.state = supply_dated.state
    where supply_dated.sense <> 'candidate'
    group by supply_dated.period
)
select count(distinct case when alone.whoms = 1 and supply_told.sense = 'state' and supply_told.area = 0 and alone.there = 1
        and supply_row.sure = 1
        and supply_told.inside = 1 then state.seat end) as low,
    count(distinct state.seat) as high
from supply_told
join alone on alone.period = supply_told.period
join supply_row on supply_row.transfer_id = supply_told.transfer_id
join state on state.state = supply_told.state
where supply_told.meets = 1
