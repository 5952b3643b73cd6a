-- Which states could have supplied each item to those who lost it? Rows that are one item are intersected; where they
-- contradict one another, all stand. A name that is not decided makes no rows agree, and adds its suppliers to either. An item that somebody unknown may have supplied has no row: nothing narrows it.
-- from: supplied_row
with counted as (
    select united, count(distinct item) as items, count(distinct case when narrows = 1 then item end) as narrowing,
        max(case when state is null then 1 else 0 end) as open
    from supplied_row
    group by united
),
by_state as (
    select united, state, count(distinct case when known_by < 2 then item end) as items,
        count(distinct case when known_by < 2 and narrows = 1 then item end) as narrowing,
        min(known_by) as known_by, max(known_by) as weakest
    from supplied_row
    where state is not null
    group by united, state
),
agreed as (
    select distinct by_state.united
    from by_state
    join counted on counted.united = by_state.united
    where by_state.items = counted.items
)
select 0 as scenario, by_state.united, by_state.state, 'said' as basis, by_state.known_by,
    case when agreed.united is null then 1 else 0 end as conflict
from by_state
join counted on counted.united = by_state.united
left join agreed on agreed.united = by_state.united
where counted.narrowing > 0 and counted.open = 0
    and (agreed.united is null or by_state.narrowing = counted.narrowing or by_state.weakest = 2)
