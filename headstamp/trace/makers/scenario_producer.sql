-- Which rows of producers are left for each model, with everything (scenario 0) and without each page or root?
-- from: listed_group, listed_producer, scenario_model
select changed.scenario, listed.producer, listed.model_key, listed.folded, listed.statement, listed.first, listed.last,
    listed.has_period, listed.production, listed.completeness, listed.reliability, listed.page
from scenario_model changed
join listed_producer listed on listed.model_key = changed.model_key
left join listed_group gone on gone.producer = listed.producer and gone.word = changed.word
where gone.producer is null
