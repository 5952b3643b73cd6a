-- What does each row say of each supplier in each of its years or periods: is it certain, and who is it?
-- whom is the state's code, or the name where no state is known; a candidate for an unknown supplier is no supplier.
-- Nothing is certain of a territory (area = 1), of its sovereign, or of a state on days on which it was none (there = 0).
-- A state that the row supplies itself is left out; so is what an importer reports, or a part of an exporter's own
-- account, where the same register has that exporter's account of the same days: it is one flow, seen twice.
-- from: asked_state, supply_dated, supply_row
with alone as (
    select period, count(distinct case when area = 1 then concat('area: ', said_state) else coalesce(state, concat('name: ', folded)) end)
        as whoms
    from supply_dated
    where sense <> 'candidate'
    group by period
),
own_account as (
    select distinct supply_row.register, coalesce(supply_dated.state, supply_dated.folded) as whom, supply_dated.first,
        supply_dated.last
    from supply_dated
    join supply_row on supply_row.transfer_id = supply_dated.transfer_id
    where supply_row.role = 'supply' and supply_row.for_whom = 'own' and supply_dated.sense <> 'candidate' and supply_dated.meets = 1
)
select supply_dated.transfer_id, supply_row.united, supply_dated.period, coalesce(supply_dated.state, supply_dated.folded) as whom,
    supply_dated.state, supply_dated.folded, supply_dated.said, supply_dated.sense, supply_dated.said_state,
    supply_dated.first, supply_dated.last, supply_dated.undated, supply_dated.meets, supply_dated.inside, supply_dated.area, supply_dated.there, supply_row.clean,
    case when alone.whoms = 1 and supply_dated.sense = 'state' and supply_dated.area = 0 and supply_dated.there = 1 and supply_row.sure = 1 and supply_dated.inside = 1
        then 1 else 0 end as certain
from supply_dated
join alone on alone.period = supply_dated.period
join supply_row on supply_row.transfer_id = supply_dated.transfer_id
left join asked_state on asked_state.state = supply_dated.state or asked_state.state = supply_dated.said_state
where supply_dated.sense <> 'candidate' and asked_state.state is null
    and (supply_row.role = 'supply' or not exists (select 1 from own_account
        where own_account.register = supply_row.register
            and own_account.whom = coalesce(supply_dated.state, supply_dated.folded)
            and (own_account.first is null or supply_dated.last is null or own_account.first <= supply_dated.last)
            and (own_account.last is null or supply_dated.first is null or own_account.last >= supply_dated.first)))
