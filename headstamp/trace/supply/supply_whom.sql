-- Who supplied, as a whole: in how many transfers, when, and is it certain? Only what touches the window. clean counts the
-- transfers that are known to concern the question in all but their days and their certainty (supply_row).
-- from: state, supply_told
select supply_told.whom, min(supply_told.state) as state, min(supply_told.said) as said, min(supply_told.sense) as sense,
    min(state.seat) as seat, count(distinct supply_told.united) as transfers,
    count(distinct case when supply_told.clean = 1 then supply_told.united end) as clean,
    max(supply_told.certain) as certain, max(supply_told.inside) as inside,
    max(1 - supply_told.undated) as dated,
    case when count(supply_told.first) = count(*) then min(supply_told.first) end as first,
    case when count(supply_told.last) = count(*) then max(supply_told.last) end as last
from supply_told
left join state on state.state = supply_told.state
where supply_told.meets = 1
group by supply_told.whom
