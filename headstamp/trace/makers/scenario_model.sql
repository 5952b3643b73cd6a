-- Whose list of makers changes in which scenario? In scenario 0, with everything, every model stands.
-- from: listed_group, listed_producer, scenario
select distinct scenario.scenario, scenario.word, listed.model_key
from scenario
join listed_group listed on listed.word = scenario.word
union
select distinct 0 as scenario, '' as word, model_key from listed_producer
