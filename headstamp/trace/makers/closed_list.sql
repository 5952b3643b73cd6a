-- Which lists of makers are closed, now (at the threshold) or at any grade that may narrow? A page closes the list of a
-- model when it calls each of its rows of that very model full, the state of the design among them.
-- from: bound_asked, scenario_producer, state_name_of
with page as (
    select scenario, model_key, page, min(case when completeness = 'full' then 1 else 0 end) as is_full,
        max(reliability) as reliability
    from scenario_producer
    group by scenario, model_key, page
),
made as (
    select listed.scenario, listed.model_key, listed.page, known.state,
        case when listed.production = 'original' then 1 else 0 end as original
    from scenario_producer listed
    join state_name_of known on known.folded = listed.folded
),
designed as (
    select distinct made.scenario, made.model_key, made.page
    from made
    join made first on first.scenario = made.scenario and first.model_key = made.model_key and first.state = made.state
    where first.original = 1
),
counted as (
    select scenario, model_key, count(*) as lines
    from scenario_producer
    group by scenario, model_key
)
select counted.scenario, counted.model_key, counted.lines,
    max(case when asked.assume = 1 then 1
        when page.is_full = 1 and designed.page is not null and page.reliability <= 'E' then 1 else 0 end) as ever,
    max(case when asked.assume = 1 then 1
        when page.is_full = 1 and designed.page is not null and page.reliability <= 'E'
            and page.reliability <= asked.reliability then 1 else 0 end) as closed,
    max(case when page.is_full = 1 and designed.page is not null and page.reliability <= 'E'
        and page.reliability <= asked.reliability then 1 else 0 end) as by_source
from counted
join page on page.scenario = counted.scenario and page.model_key = counted.model_key
left join designed on designed.scenario = page.scenario and designed.model_key = page.model_key and designed.page = page.page
cross join bound_asked asked
group by counted.scenario, counted.model_key, counted.lines
