-- Which numbers stand for the items and their candidate states? For the sets that are made of them.
-- from: bound_unit, candidate
select candidate.scenario, bound_unit.unit, numbered.number, candidate.conflict,
    case when candidate.basis = 'said' then 1 else 0 end as said
from candidate
join bound_unit on bound_unit.united = candidate.united
join (
    select state, row_number() over (order by state nulls last) as number
    from (select distinct state from candidate) known
) numbered on numbered.state = candidate.state
