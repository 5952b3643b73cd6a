-- How many items came by each route: certainly (their only route), and possibly? or_craft: how many of these may be
-- craft-made (D16) instead.
-- from: held_item, route_of_item
with routed as (
    select held.united, coalesce(known.route, 'D0') as route
    from (select distinct united from held_item) held
    left join (select distinct united, route from route_of_item) known on known.united = held.united
),
counted as (
    select united, count(*) as routes
    from routed
    group by united
)
select routed.route, count(*) as high, sum(case when counted.routes = 1 then 1 else 0 end) as low,
    count(craft.united) as or_craft
from routed
join counted on counted.united = routed.united
left join (select united from routed where route = 'D16') craft on craft.united = routed.united
group by routed.route
