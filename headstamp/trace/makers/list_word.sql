-- Which names does each list give for the days asked for: makers whose period meets the days of make, or began before
-- the last day of the sighting? The name is read for the days of make, else for the row's own, else for the sighting.
-- from: list_demand, scenario_producer
select demand.demand, listed.folded, listed.statement, demand.dated,
    case when demand.dated = 0 and listed.has_period = 1 then listed.first else demand.since end as since,
    case when demand.dated = 0 and listed.has_period = 1 and listed.last < demand.until then listed.last
        else demand.until end as until,
    case when listed.first > 0 then listed.first else demand.begun end as begun
from list_demand demand
join scenario_producer listed on listed.scenario = demand.list_scenario and listed.model_key = demand.model_key
where listed.first <= demand.until and (demand.dated = 0 or listed.last >= demand.since)
