-- Which names does a row of items list: states of making, holders, whom it was obtained from, other rows?
-- from: current
select subject as item, property, said, canon, id as statement
from current
where kind = 'Item'
    and property in ('made_in', 'designed_in', 'holder', 'country', 'obtained_from', 'part_of', 'same_as')
