-- Which states could have made each item (contracts, section 5: candidates of made_in)? No row: nothing narrows it.
-- What its rows say, at the threshold, is intersected; else the closed lists of their models. Where the rows contradict
-- one another, at whatever grade, all that they say stands: any grade may widen. basis: said, list.
-- from: bound_row, list_demand, list_state, said_state
with said_row as (
    select told.scenario, told.united, told.item, told.narrows, said_state.state
    from bound_row told
    join said_state on said_state.item = told.item
    where told.said = 1 and told.unread = 0
),
said_total as (
    select scenario, united, count(distinct item) as items,
        count(distinct case when narrows = 1 then item end) as narrowing
    from said_row
    group by scenario, united
),
said_count as (
    select scenario, united, state, count(distinct item) as items,
        count(distinct case when narrows = 1 then item end) as narrowing
    from said_row
    group by scenario, united, state
),
agreed as (
    select distinct said_count.scenario, said_count.united
    from said_count
    join said_total on said_total.scenario = said_count.scenario and said_total.united = said_count.united
    where said_count.items = said_total.items
),
list_row as (
    select distinct told.scenario, told.united, demand.demand, list_state.state,
        case when told.narrows = 1 and told.unread = 0 and demand.closed = 1 then 1 else 0 end as narrows
    from bound_row told
    join list_demand demand on demand.list_scenario = told.list_scenario and demand.model_key = told.model_key
        and demand.dated = told.dated and demand.since = told.since and demand.until = told.until
        and demand.begun = told.begun
    join list_state on list_state.demand = demand.demand
    left join said_total on said_total.scenario = told.scenario and said_total.united = told.united
    where told.said = 0 and coalesce(said_total.narrowing, 0) = 0
),
list_total as (
    select scenario, united, count(distinct demand) as lists,
        count(distinct case when narrows = 1 then demand end) as narrowing
    from list_row
    group by scenario, united
),
list_count as (
    select scenario, united, state, count(distinct demand) as lists,
        count(distinct case when narrows = 1 then demand end) as narrowing
    from list_row
    group by scenario, united, state
),
list_agreed as (
    select distinct list_count.scenario, list_count.united
    from list_count
    join list_total on list_total.scenario = list_count.scenario and list_total.united = list_count.united
    where list_count.lists = list_total.lists
)
select said_count.scenario, said_count.united, said_count.state, 'said' as basis,
    case when agreed.united is null then 1 else 0 end as conflict
from said_count
join said_total on said_total.scenario = said_count.scenario and said_total.united = said_count.united
left join agreed on agreed.scenario = said_count.scenario and agreed.united = said_count.united
where said_total.narrowing > 0
    and (agreed.united is null or said_count.narrowing = said_total.narrowing)
union
select list_count.scenario, list_count.united, list_count.state, 'list' as basis,
    case when list_agreed.united is null then 1 else 0 end as conflict
from list_count
join list_total on list_total.scenario = list_count.scenario and list_total.united = list_count.united
left join list_agreed on list_agreed.scenario = list_count.scenario and list_agreed.united = list_count.united
where list_total.narrowing > 0
    and (list_agreed.united is null or list_count.narrowing = list_total.narrowing)
union
select said_count.scenario, said_count.united, said_count.state, 'list' as basis,
    case when list_agreed.united is null then 1 else 0 end as conflict
from said_count
join list_total on list_total.scenario = said_count.scenario and list_total.united = said_count.united
left join list_agreed on list_agreed.scenario = said_count.scenario and list_agreed.united = said_count.united
where list_total.narrowing > 0
