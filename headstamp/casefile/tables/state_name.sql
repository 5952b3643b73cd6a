-- Under which names do registers list each state?
-- from: current
select current.subject, current.property, current.said, current.canon
from current
where current.kind = 'State' and current.register = 'states'
    and current.property in ('name', 'names', 'sipri_name', 'state', 'successor_of', 'sovereign')
