-- Which parties are there, and of what sort? Those of the case's own table: a list of firms makes no party of a case.
-- from: current
select subject,
    max(case when property = 'party' then said end) as party,
    max(case when property = 'type' then canon end) as type,
    max(case when property = 'state' then said end) as state_said,
    min(case when property = 'from' then low end) as first,
    max(case when property = 'to' then high end) as last,
    max(case when property = 'party' then id end) as statement
from current
where kind = 'Party' and register = 'parties'
group by subject
