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
union all
-- What a list once showed lost was lost: of the states of a thing those of all files hold, each once, since one file may
-- list what was damaged and another what was then abandoned.
select statement.id, statement.register, statement.kind, statement.subject, statement.property, statement.said,
    statement.canon, statement.low, statement.high, statement.hedge, max(statement.source) as source,
    max(statement.cited) as cited, max_by(statement.locator, statement.source) as locator
from statement
join newest on newest.register = statement.register and newest.subject = statement.subject
left join statement held on held.id = statement.id and held.source = newest.source
where statement.property = 'loss' and held.id is null
group by statement.id, statement.register, statement.kind, statement.subject, statement.property, statement.said,
    statement.canon, statement.low, statement.high, statement.hedge
