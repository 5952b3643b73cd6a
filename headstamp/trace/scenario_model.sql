-- Whose list of makers changes in which scenario? In scenario 0, with everything, every model stands.
select distinct scenario.scenario, scenario.root, listed.model_key
from scenario
join listed_producer listed on listed.root = scenario.root or scenario.scenario = 0
