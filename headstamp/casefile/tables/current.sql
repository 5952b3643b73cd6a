-- Which statements hold? Of each subject those of the newest vintage that has it, a full register before one that its
-- publisher cut to some years; each id once.
with newest as (
    select register, subject, max_by(source, vintage_and_source) as source
    from (
        select statement.register, statement.subject, statement.source,
            concat(case when held.span is null then '1' else '0' end, coalesce(held.vintage, ''), ' ', statement.source)
                as vintage_and_source
        from statement left join held on held.id = statement.source
    ) dated
    group by register, subject
)
select statement.id, statement.register, statement.kind, statement.subject, statement.property, statement.said,
    statement.canon, statement.low, statement.high, statement.hedge, statement.source, statement.cited,
    statement.locator
from statement
join newest on newest.register = statement.register and newest.subject = statement.subject
    and newest.source = statement.source
