-- Which names does a row of diversions list: who lost, who got, who had supplied, other rows? Conflicts both ways.
-- from: conflict, current
select subject as diversion, property, said, canon, id as statement
from current
where kind = 'Custody'
    and property in ('from_party', 'to_party', 'supplier', 'made_in', 'country', 'part_of', 'same_as')
union all
select subject as diversion, 'conflict_with' as property, rival as said, rival as canon, statement
from conflict
where register = 'diversions'
