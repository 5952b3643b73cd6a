-- Which states and territories are there, on which days did each begin and end, and is it a state? Day ordinals; null is open.
-- A row that names a sovereign and says nothing else of its standing is a territory.
-- from: current
select current.register, current.subject,
    max(case when current.property = 'state' then current.canon end) as state,
    max(case when current.property = 'name' then current.said end) as name,
    min(case when current.property = 'from' then current.low end) as first,
    max(case when current.property = 'to' then current.high end) as last,
    max(case when current.property = 'successor_of' then current.said end) as successor_of,
    coalesce(max(case when current.property = 'standing' then current.canon end),
        max(case when current.property = 'sovereign' then 'territory' end), 'state') as standing,
    max(case when current.property = 'state' then current.id end) as statement
from current
where current.kind = 'State' and current.register = 'states'
group by current.register, current.subject
