-- What does each row say of each supplier in each of its years or periods: is it certain, and who is it?
-- whom is the state's code, or the name where no state is known; a candidate for an unknown supplier is no supplier.
-- A state that the row supplies itself is left out.
with alone as (
    select period, count(distinct coalesce(state, concat('name: ', folded))) as whoms
    from supply_dated
    where sense <> 'candidate'
    group by period
)
select supply_dated.transfer_id, supply_row.united, supply_dated.period, coalesce(supply_dated.state, supply_dated.folded) as whom,
    supply_dated.state, supply_dated.folded, supply_dated.said, supply_dated.sense, supply_dated.said_state,
    supply_dated.first, supply_dated.last, supply_dated.undated, supply_dated.meets, supply_dated.inside,
    case when alone.whoms = 1 and supply_dated.sense = 'state' and supply_row.sure = 1 and supply_dated.inside = 1
        then 1 else 0 end as certain
from supply_dated
join alone on alone.period = supply_dated.period
join supply_row on supply_row.transfer_id = supply_dated.transfer_id
left join asked_state on asked_state.state = supply_dated.state
where supply_dated.sense <> 'candidate' and asked_state.state is null
