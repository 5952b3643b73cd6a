-- Which statements count? Those of the part of each row for which its file still speaks (table piece). Where newer files
-- speak for some of the years that a row lists, at least one piece was delivered in each of the others, and at most all
-- but one for each of theirs; what was ordered is then said by the newer file.
-- from: piece, statement, year_spoken_over
select statement.id, statement.register, statement.kind, piece.piece as subject, statement.property, statement.said,
    statement.canon,
    case when piece.is_done = 1 and statement.property = 'delivered.quantity' then statement.low - statement.low
        when piece.taken > 0 and statement.property = 'delivered.quantity' then
        case when statement.low >= piece.years then piece.years - piece.taken else statement.low - statement.low end
        else statement.low end as low,
    case when piece.taken > 0 and statement.property = 'delivered.quantity' and statement.high >= piece.years
        then statement.high - piece.taken else statement.high end as high,
    statement.hedge, statement.source, statement.cited, statement.locator
from statement
join piece on piece.register = statement.register and piece.subject = statement.subject and piece.source = statement.source
left join year_spoken_over year on year.register = statement.register and year.subject = statement.subject
    and year.source = statement.source and year.low = statement.low and year.high = statement.high
    and statement.property = 'delivered.year'
where coalesce(year.is_taken, 0) = 0
    and (piece.of_order = 1 or statement.property not in ('order_date', 'order_date_uncertain', 'contracted.quantity',
        'contracted.quantity_uncertain', 'contracted.money'))
union all
-- What a list once showed lost was lost: of the states of a thing those of all files count, each once, since one file may
-- list what was damaged and another what was then abandoned.
select statement.id, statement.register, statement.kind, statement.subject, statement.property, statement.said,
    statement.canon, statement.low, statement.high, statement.hedge, max(statement.source) as source,
    max(statement.cited) as cited, max_by(statement.locator, statement.source) as locator
from statement
join piece on piece.register = statement.register and piece.piece = statement.subject
left join statement held on held.id = statement.id and held.source = piece.source
where statement.property = 'loss' and held.id is null
group by statement.id, statement.register, statement.kind, statement.subject, statement.property, statement.said,
    statement.canon, statement.low, statement.high, statement.hedge
