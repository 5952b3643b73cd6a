-- Which statements hold? Those of files that no newer full file of their register has superseded; of each subject those
-- of one file, the one with the greatest rank (decision 003); each id once.
with newest as (
    select statement.register, statement.subject, max_by(statement.source, file_rank.number) as source
    from statement
    join file_rank on file_rank.register = statement.register and file_rank.source = statement.source
    where file_rank.superseded_by is null
    group by statement.register, statement.subject
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
