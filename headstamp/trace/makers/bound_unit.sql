-- Which items are bounded, in the order of their names? kept: 0 where the class is left out unless asked for.
-- from: bound_base, class_left_out
select row_number() over (order by min(base.name) nulls last, base.united nulls last) as unit, base.united,
    min(base.name) as name, min_by(base.designation, base.name) as designation,
    min(case when dropped.class is null then 1 else 0 end) as kept
from bound_base base
left join class_left_out dropped on dropped.class = base.class
group by base.united
