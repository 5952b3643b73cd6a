-- Which statements say where each item that is asked for was made, or give the list of makers that narrows it?
-- from: bound_base, bound_row, candidate, list_demand, list_word, said_word, wanted_item
select distinct told.united, word.statement
from wanted_item wanted
join bound_row told on told.united = wanted.united
join said_word word on word.item = told.item
join candidate on candidate.united = told.united and candidate.scenario = 0
where told.scenario = 0 and told.said = 1 and (told.narrows = 1 or candidate.conflict = 1 or candidate.basis = 'list')
union
select distinct told.united, word.statement
from wanted_item wanted
join bound_row told on told.united = wanted.united
join list_demand demand on demand.list_scenario = told.list_scenario and demand.model_key = told.model_key
    and demand.dated = told.dated and demand.since = told.since and demand.until = told.until
    and demand.begun = told.begun
join list_word word on word.demand = demand.demand
join candidate on candidate.united = told.united and candidate.scenario = 0 and candidate.basis = 'list'
where told.scenario = 0 and told.said = 0 and ((told.narrows = 1 and demand.closed = 1) or candidate.conflict = 1)
union
select distinct base.united, base.match_statement as statement
from wanted_item wanted
join bound_base base on base.united = wanted.united
join candidate on candidate.united = base.united and candidate.scenario = 0 and candidate.basis = 'list'
where base.said = 0 and base.narrows = 1 and base.match_statement is not null
