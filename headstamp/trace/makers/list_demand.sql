-- For which models and days are lists of makers asked for, by rows that say nothing of the maker themselves?
-- from: bound_row, closed_list
select row_number() over (
        order by asked.list_scenario nulls last, asked.model_key nulls last, asked.since nulls last, asked.until nulls last,
            asked.dated nulls last, asked.begun nulls last
    ) as demand, asked.*
from (
    select distinct told.list_scenario, told.model_key, told.dated, told.since, told.until, told.begun, known.closed
    from bound_row told
    join closed_list known on known.scenario = told.list_scenario and known.model_key = told.model_key
    where told.said = 0 and known.ever = 1
) asked
