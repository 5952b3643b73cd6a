-- Which rows speak of each item, with everything (scenario 0) and, where that changes something, without each root?
-- list_scenario: under which scenario the list of the row's model is looked up.
with touched as (
    select distinct scenario.scenario, scenario.root, bound_base.united
    from scenario
    join bound_base on bound_base.root = scenario.root or bound_base.match_root = scenario.root
    union
    select distinct scenario.scenario, scenario.root, bound_base.united
    from scenario
    join scenario_model changed on changed.scenario = scenario.scenario
    join bound_base on bound_base.model_key = changed.model_key
    where scenario.scenario > 0
),
kept as (
    select 0 as scenario, '' as left_out, bound_base.*
    from bound_base
    union all
    select touched.scenario, touched.root as left_out, bound_base.*
    from touched
    join bound_base on bound_base.united = touched.united
    where touched.scenario > 0 and bound_base.root <> touched.root
)
select kept.scenario, kept.united, kept.item, kept.narrows, kept.said, kept.unread, kept.dated, kept.since, kept.until,
    kept.begun, case when kept.match_root = kept.left_out then null else kept.model_key end as model_key,
    coalesce(changed.scenario, 0) as list_scenario
from kept
left join scenario_model changed on changed.scenario = kept.scenario and changed.model_key = kept.model_key
