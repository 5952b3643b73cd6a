-- Who may have supplied the thing of each row: suppliers of its model (by_family 0) or of its family, begun before the
-- last day of the sighting?
select distinct base.item, base.united, base.narrows, supplier.state, supplier.statement, arms.transfer_id,
    case when arms.model_key = base.any_model then 0 else 1 end as by_family
from bound_base base
join arms_supplied arms on arms.family_key = base.family_key and arms.first < base.until_seen
join arms_supplier supplier on supplier.transfer_id = arms.transfer_id
