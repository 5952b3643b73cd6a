-- Which rows state a flow that another row of the same register states too, by a newer edition of the customs codes or
-- in a newer file? A row of a heading gives way to the same heading in a newer edition, and to its whole chapter in
-- another one; the same code of the same edition to a file of greater rank (decision 016). Else one flow would be added
-- to itself. A row of a month gives way to the year that holds it, where the year's row is of the same heading or of its
-- whole chapter; what a chapter has beyond its parts (heading "whole 93") is no whole chapter. first and last are then the days of the year, for only a question that covers them all counts it in full.
-- from: current, file_rank, transfer, transfer_party
with coded as (
    select transfer.transfer_id, transfer.order_id, transfer.register, transfer.role, transfer.first, transfer.last,
        transfer.category, transfer.source, heading.said as heading, file_rank.number, supplier.folded as supplier,
        recipient.folded as recipient,
        -- Not to state an edition is to state none: such a row gives way to any other.
        case when edition.said is null or edition.said = 'HS' then '' else edition.said end as edition
    from transfer
    join current heading on heading.register = transfer.register and heading.subject = transfer.order_id
        and heading.property = 'heading'
    left join current edition on edition.register = transfer.register and edition.subject = transfer.order_id
        and edition.property = 'edition'
    join transfer_party supplier on supplier.register = transfer.register and supplier.order_id = transfer.order_id
        and supplier.role = 'supplier'
    join transfer_party recipient on recipient.register = transfer.register and recipient.order_id = transfer.order_id
        and recipient.role = 'recipient'
    join file_rank on file_rank.register = transfer.register and file_rank.source = transfer.source
)
select distinct older.transfer_id, newer.first, newer.last,
    case when newer.first = older.first and newer.last = older.last then 0 else 1 end as wider
from coded older
join coded newer on newer.register = older.register and newer.supplier = older.supplier and newer.recipient = older.recipient
    and newer.role = older.role and newer.first <= older.first and newer.last >= older.last
    and newer.order_id <> older.order_id
where (newer.last - newer.first > older.last - older.first
        and (newer.heading = older.heading or (newer.heading = '93' and (older.heading like '93%' or older.heading like 'whole 93%'))))
    or (newer.first = older.first and newer.last = older.last
        and ((newer.heading = older.heading and newer.edition > older.edition)
            or (newer.heading = '93' and older.heading <> '93' and newer.edition <> older.edition
                and (older.heading like '93%' or older.heading like 'whole 93%'))
            or (newer.category = older.category and newer.edition = older.edition and newer.number > older.number
                and newer.source <> older.source)))
