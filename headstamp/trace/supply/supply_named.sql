-- Whom does each row name as supplier, and what does each name mean? A row without a supplier has an unknown one; the
-- candidates for an unknown one stand beside it, in a sense of their own. word tells the names of a row apart.
-- from: supplier_candidate, supplier_name, supply_row, transfer_party
with told as (
    select supply_row.transfer_id, supply_row.comments, coalesce(party.folded, '') as folded,
        coalesce(party.said, '') as said, party.statement, party.locator
    from supply_row
    left join transfer_party party on party.register = supply_row.register
        and party.order_id = supply_row.order_id and party.role = 'supplier'
)
select told.transfer_id, told.folded, told.said, told.statement, told.locator, supplier_name.sense, supplier_name.state,
    case when supplier_name.sense = 'named' then concat(told.folded, ' ', supplier_name.state) else told.folded end as word
from told
join supplier_name on supplier_name.folded = told.folded
union all
select told.transfer_id, supplier_candidate.folded, supplier_candidate.folded as said, told.statement, told.locator,
    'candidate' as sense, supplier_candidate.state, concat('candidate ', supplier_candidate.folded) as word
from told
join supplier_name on supplier_name.folded = told.folded and supplier_name.sense = 'unknown'
join supplier_candidate on supplier_candidate.comments = told.comments
