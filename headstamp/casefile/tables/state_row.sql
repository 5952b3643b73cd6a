-- Which states are there, and on which days did each begin and end? Day ordinals; null is open.
select current.register, current.subject,
    max(case when current.property = 'state' then current.canon end) as state,
    max(case when current.property = 'name' then current.said end) as name,
    min(case when current.property = 'from' then current.low end) as first,
    max(case when current.property = 'to' then current.high end) as last,
    max(case when current.property = 'successor_of' then current.said end) as successor_of,
    max(case when current.property = 'state' then current.id end) as statement
from current
where current.kind = 'State' and current.register = 'states'
group by current.register, current.subject
