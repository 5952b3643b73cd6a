-- Which newer files cover what a row of an older file says? One row for each newer file that lists the same thing
-- (has_it), or whose stated selection of suppliers and recipients holds the row (is_selected: by name, or by state). first
-- and last are the days of the years that the newer file states; both null is all years. Of several names chosen, those that
-- the file's own rows bear are found inside the words, however they are separated there.
-- from: chosen_party, file_rank, known_state, statement
with several as (
    select register from file_rank where superseded_by is null group by register having count(*) > 1
),
place as (
    select statement.register, statement.subject, statement.source, min(statement.kind) as kind, min(file_rank.number) as number
    from statement
    join several on several.register = statement.register
    join file_rank on file_rank.register = statement.register and file_rank.source = statement.source
    where file_rank.superseded_by is null
    group by statement.register, statement.subject, statement.source
),
named as (
    select statement.register, statement.subject, statement.source, statement.property as role, statement.canon as folded
    from statement
    join several on several.register = statement.register
    where statement.kind = 'Transfer' and statement.property in ('supplier', 'recipient')
),
chosen as (
    select register, source, role, folded from chosen_party
    union
    select named.register, named.source, named.role, named.folded
    from (select distinct register, source, role, folded from named) named
    join chosen_party cut on cut.register = named.register and cut.source = named.source and cut.role = named.role
        and concat(' ', cut.folded, ' ') like concat('% ', named.folded, ' %')
),
chosen_name as (
    select register, source, role, folded from chosen
    union
    select chosen.register, chosen.source, chosen.role, other.folded
    from chosen
    join known_state own on own.folded = chosen.folded
    join known_state other on other.state = own.state
),
held as (
    select distinct named.register, named.subject, named.source, named.role, chosen_name.source as newer
    from named
    join chosen_name on chosen_name.register = named.register and chosen_name.role = named.role
        and chosen_name.folded = named.folded
)
select older.register, older.subject, older.source, older.kind, newer.source as newer, newer.number, newer.first, newer.last,
    case when same.subject is null then 0 else 1 end as has_it,
    case when newer.is_stated = 1 and older.kind = 'Transfer' and (newer.any_supplier = 1 or supplier.newer is not null)
        and (newer.any_recipient = 1 or recipient.newer is not null) then 1 else 0 end as is_selected
from place older
join file_rank newer on newer.register = older.register and newer.number > older.number and newer.superseded_by is null
left join place same on same.register = older.register and same.subject = older.subject and same.source = newer.source
left join held supplier on supplier.register = older.register and supplier.subject = older.subject
    and supplier.source = older.source and supplier.role = 'supplier' and supplier.newer = newer.source
left join held recipient on recipient.register = older.register and recipient.subject = older.subject
    and recipient.source = older.source and recipient.role = 'recipient' and recipient.newer = newer.source
where same.subject is not null
    or (newer.is_stated = 1 and older.kind = 'Transfer' and (newer.any_supplier = 1 or supplier.newer is not null)
        and (newer.any_recipient = 1 or recipient.newer is not null))
