-- Which rows speak of each item, with everything (scenario 0) and, where that changes something, without each page and
-- each root? list_scenario: under which scenario the list of the row's model is looked up.
-- from: base_group, bound_base, match_group, scenario, scenario_model
with touched as (
    select scenario.scenario, scenario.word, spoken.united
    from scenario
    join base_group spoken on spoken.word = scenario.word
    union
    select scenario.scenario, scenario.word, named.united
    from scenario
    join match_group named on named.word = scenario.word
    union
    select changed.scenario, changed.word, base.united
    from scenario_model changed
    join bound_base base on base.model_key = changed.model_key
    where changed.scenario > 0
),
kept as (
    select 0 as scenario, '' as word, base.*
    from bound_base base
    union all
    select touched.scenario, touched.word, base.*
    from touched
    join bound_base base on base.united = touched.united
    left join base_group gone on gone.item = base.item and gone.word = touched.word
    where gone.item is null
)
select kept.scenario, kept.united, kept.item, kept.narrows, kept.said, kept.unread, kept.dated, kept.since, kept.until,
    kept.begun, case when nameless.item is null then kept.model_key end as model_key,
    coalesce(changed.scenario, 0) as list_scenario
from kept
left join match_group nameless on nameless.item = kept.item and nameless.word = kept.word
left join scenario_model changed on changed.scenario = kept.scenario and changed.model_key = kept.model_key
