-- Which parties are there, and of what sort?
select subject,
    max(case when property = 'party' then said end) as party,
    max(case when property = 'type' then canon end) as type,
    max(case when property = 'state' then said end) as state_said,
    min(case when property = 'from' then low end) as first,
    max(case when property = 'to' then high end) as last,
    max(case when property = 'party' then id end) as statement
from current
where kind = 'Party'
group by subject
