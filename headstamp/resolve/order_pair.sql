-- Which rows of an older and a newer file of one register agree so far that they may be one order, written in other words?
-- Recipient and supplier agree, or one of them and the designation and the years of delivery; the years of order are within
-- one; no number that both give differs. Beyond the edge of a newer file's selection the older row has other years, or another party,
-- than the newer one can show: there the same designation and the same number ordered agree, whatever the years (crosses). Files of one known day come from one state of the register, in which nothing is
-- written twice. Rows that both files list under one key are the same order anyway, and years for
-- which the newer file does not speak are other deliveries.
-- from: current, file_rank, party_name_of, piece, spoken_over
with row_of_file as (
    select piece.register, piece.subject, piece.piece, piece.source, file_rank.vintage, file_rank.number, file_rank.is_stated,
        file_rank.first as file_first, file_rank.last as file_last
    from piece
    join file_rank on file_rank.register = piece.register and file_rank.source = piece.source
    where piece.register in (select register from file_rank where superseded_by is null group by register having count(*) > 1)
),
told as (
    select row_of_file.register, row_of_file.subject, row_of_file.piece, row_of_file.source, row_of_file.vintage, row_of_file.number,
        row_of_file.is_stated, row_of_file.file_first, row_of_file.file_last,
        max(case when current.property in ('order_date', 'deal_year') then current.low end) as ordered_on,
        max(case when current.property = 'contracted.quantity' then current.low end) as ordered,
        max(case when current.property = 'delivered.quantity' then current.low end) as delivered,
        min(case when current.property = 'delivered.year' then current.low end) as first,
        max(case when current.property = 'delivered.year' then current.high end) as last,
        max(case when current.property = 'designation' then current.canon end) as designation,
        max(case when current.property = 'class' then current.canon end) as class,
        max(case when current.property = 'deal' then current.said end) as deal,
        min(case when current.property = 'supplier' then coalesce(known.party, current.canon) end) as supplier,
        min(case when current.property = 'recipient' then coalesce(known.party, current.canon) end) as recipient
    from row_of_file
    join current on current.register = row_of_file.register and current.subject = row_of_file.piece
    left join (select folded, min(party) as party from party_name_of group by folded) known
        on known.folded = current.canon and current.property in ('supplier', 'recipient')
    where current.kind = 'Transfer'
    group by row_of_file.register, row_of_file.subject, row_of_file.piece, row_of_file.source, row_of_file.vintage,
        row_of_file.number, row_of_file.is_stated, row_of_file.file_first, row_of_file.file_last
    having max(case when current.property in ('order_date', 'deal_year') then 1 else 0 end) = 1
),
agreeing as (
    select older.register, older.piece as older, newer.piece as newer
    from told older
    join told newer on newer.register = older.register and newer.supplier = older.supplier
        and newer.recipient = older.recipient and newer.number > older.number
    union
    select older.register, older.piece as older, newer.piece as newer
    from told older
    join told newer on newer.register = older.register and newer.designation = older.designation
        and newer.ordered = older.ordered and newer.number > older.number and newer.is_stated = 1
    where newer.recipient = older.recipient or newer.supplier = older.supplier
    union
    select older.register, older.piece as older, newer.piece as newer
    from told older
    join told newer on newer.register = older.register and newer.recipient = older.recipient
        and newer.designation = older.designation and newer.first = older.first and newer.last = older.last
        and newer.number > older.number
    union
    select older.register, older.piece as older, newer.piece as newer
    from told older
    join told newer on newer.register = older.register and newer.supplier = older.supplier
        and newer.designation = older.designation and newer.first = older.first and newer.last = older.last
        and newer.number > older.number
)
select distinct older.register, older.piece as older, newer.piece as newer, older.designation as older_designation,
    newer.designation as newer_designation,
    case when older.supplier = newer.supplier and older.recipient = newer.recipient then 1 else 0 end as same_parties,
    case when older.deal = newer.deal then 1 else 0 end as same_deal,
    case when older.class = newer.class and older.class <> 'other' then 1 else 0 end as same_class,
    case when older.first = newer.first and older.last = newer.last then 1 else 0 end as same_years
from agreeing
join told older on older.register = agreeing.register and older.piece = agreeing.older
join told newer on newer.register = agreeing.register and newer.piece = agreeing.newer
left join spoken_over listed on listed.register = older.register and listed.subject = older.subject
    and listed.source = older.source and listed.newer = newer.source and listed.has_it = 1
left join spoken_over kept on kept.register = newer.register and kept.subject = newer.subject and kept.source = older.source
    and kept.newer = newer.source and kept.has_it = 1
where listed.subject is null and kept.subject is null and (older.vintage <> newer.vintage or older.vintage = '')
    and newer.ordered_on - older.ordered_on between -366 and 366
    and case when older.ordered is not null and newer.ordered is not null then older.ordered = newer.ordered
        else coalesce(older.delivered = newer.delivered, true) end
    and not (newer.is_stated = 1 and older.first is not null
        and ((newer.supplier = older.supplier and newer.recipient = older.recipient) or newer.ordered is null
            or older.ordered is null or newer.designation <> older.designation)
        and (older.last < coalesce(newer.file_first, older.last)
        or older.first > coalesce(newer.file_last, older.first)))
    -- Where each row is one delivery, other years are other deliveries.
    and (older.deal is null or newer.deal is null or (older.first = newer.first and older.last = newer.last))
