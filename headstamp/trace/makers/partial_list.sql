-- Of which models of the items is the list of makers open: no source at the threshold closes it?
-- from: bound_base, closed_list, model, scenario_producer
select listed.model_key, min(model.model) as model, count(distinct listed.producer) as rows,
    count(distinct listed.folded) as states, max(counted.items) as items
from scenario_producer listed
join model on model.model_key = listed.model_key
join closed_list known on known.scenario = 0 and known.model_key = listed.model_key
join (select model_key, count(distinct united) as items from bound_base where model_key is not null group by model_key) counted
    on counted.model_key = listed.model_key
where listed.scenario = 0 and known.by_source = 0
group by listed.model_key
