-- Which party has which role in each row? One row for each name in a cell, with its place.
-- from: current
select register, subject as order_id, property as role, said, canon as folded, id as statement, locator
from current
where kind = 'Transfer' and property in ('supplier', 'recipient', 'end_user', 'transit', 'broker', 'made_in')
