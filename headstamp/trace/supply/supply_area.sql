-- Which names of territories, or of what may be no state, and which states on days on which they were none, stand as suppliers
-- in rows that touch the window? One row for each name and each state that it is counted as; standing is 'early' for a state
-- before or after its time.
-- from: area, state, supply_told
with told as (
    select united, said, said_state, state, case when area = 1 then 1 else 0 end as area
    from supply_told
    where meets = 1 and said_state is not null and (area = 1 or there = 0)
),
standing as (
    select area, max(name) as name, max(standing) as standing from area group by area
),
named as (
    select state, max(name) as name from state group by state
)
select coalesce(standing.name, own.name, told.said) as name,
    case when told.area = 1 then standing.standing else 'early' end as standing,
    told.state, counted.name as state_name, count(distinct told.united) as told
from told
left join standing on told.area = 1 and standing.area = told.said_state
left join named own on own.state = told.said_state
left join named counted on counted.state = told.state
group by 1, 2, 3, 4
order by 1 nulls last, 2 nulls last, 3 nulls last
