-- Which rows cannot both hold? One row for each side: what one row says against another, the other says against it.
-- rival is the other row's own id, with its table where that is another one; statement is the one that says so.
-- from: current
with named as (
    select register, subject, canon as name, concat(register, ':', canon) as full_name
    from current
    where property in ('item_id', 'transfer_id', 'diversion_id', 'fact_id')
),
said as (
    select current.register, current.subject, current.id as statement,
        case when current.canon like '%:%' then current.canon else concat(current.register, ':', current.canon) end
            as full_name
    from current
    where current.property = 'conflict_with'
),
pair as (
    select said.register, said.subject, named.register as other_register, named.subject as other_subject, said.statement
    from said
    join named on named.full_name = said.full_name
),
both_ways as (
    select register, subject, other_register, other_subject, statement from pair
    union all
    select other_register as register, other_subject as subject, register as other_register, subject as other_subject,
        statement
    from pair
)
select both_ways.register, both_ways.subject, both_ways.other_register, both_ways.other_subject,
    min(case when named.register = both_ways.register then named.name else named.full_name end) as rival,
    min(both_ways.statement) as statement
from both_ways
join named on named.register = both_ways.other_register and named.subject = both_ways.other_subject
group by both_ways.register, both_ways.subject, both_ways.other_register, both_ways.other_subject
