-- Which outlets are there, who controls each, and what is the best grade that a page of it may have?
-- from: current
select register, subject,
    max(case when property = 'outlet' then said end) as outlet,
    max(case when property = 'outlet_kind' then canon end) as kind,
    max(case when property = 'grade' then canon end) as grade,
    max(case when property = 'reason' then said end) as reason,
    max(case when property = 'outlet' then id end) as statement
from current
where kind = 'Outlet'
group by register, subject
