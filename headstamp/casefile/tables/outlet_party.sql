-- Who controls each outlet?
-- from: current
select register, subject, said as controlled_by
from current
where kind = 'Outlet' and property = 'controlled_by'
