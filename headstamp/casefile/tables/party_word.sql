-- Under which names is each party known, and what is it part of?
-- from: current
select subject, property, said, canon, id as statement
from current
where kind = 'Party' and register = 'parties' and property in ('party', 'names', 'part_of', 'state')
