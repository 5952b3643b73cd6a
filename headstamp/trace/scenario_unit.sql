-- Which items change without which root: those with a row of it, and those whose list does?
select distinct changed.scenario, bound_unit.unit
from (
    select scenario.scenario, base.united
    from scenario
    join bound_base base on base.root = scenario.root
    where scenario.scenario > 0
    union
    select scenario, united from bound_row where scenario > 0
) changed
join bound_unit on bound_unit.united = changed.united
