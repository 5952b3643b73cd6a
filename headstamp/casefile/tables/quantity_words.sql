-- Which words for a quantity occur: the low cell, the high cell, the hedge?
-- from: current
select distinct low_said, high_said, hedge_said
from (
    select register, subject,
        coalesce(max(case when property in ('quantity_low', 'count_low') then said end), '') as low_said,
        coalesce(max(case when property in ('quantity_high', 'count_high') then said end), '') as high_said,
        coalesce(max(case when property in ('quantity_hedge', 'count_hedge') then said end), '') as hedge_said
    from current
    group by register, subject
) told
