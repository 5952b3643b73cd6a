-- Which items change without which page or root: those with a row of it, and those whose name or list is of it?
-- from: base_group, bound_row, bound_unit, scenario
select distinct changed.scenario, bound_unit.unit
from (
    select scenario.scenario, spoken.united
    from scenario
    join base_group spoken on spoken.word = scenario.word
    union
    select scenario, united from bound_row where scenario > 0
) changed
join bound_unit on bound_unit.united = changed.united
