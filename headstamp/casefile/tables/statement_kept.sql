-- Which statements are there, and how is each read? A reference that leads to no row is kept as a cell that cannot be read.
-- from: lost, statement
select statement.id, statement.register, statement.kind, statement.subject, statement.property, statement.said,
    case when lost.subject is null then statement.canon end as canon,
    case when lost.subject is null then statement.low end as low,
    case when lost.subject is null then statement.high end as high,
    case when lost.subject is null then statement.hedge else 'unreadable' end as hedge,
    statement.source, statement.cited, statement.locator, statement.reader
from statement
left join lost on lost.source = statement.source and lost.register = statement.register
    and lost.subject = statement.subject and lost.property = statement.property and lost.canon = statement.canon
