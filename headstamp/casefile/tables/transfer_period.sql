-- In which years or periods was each transfer made? One row for each listed year, or for the whole period; an open
-- bound is null.
-- from: current, transfer
select transfer.transfer_id, current.low as first, current.high as last
from transfer
join current on current.register = transfer.register and current.subject = transfer.order_id
    and current.property = 'delivered.year'
where transfer.stage = 'delivered' and transfer.years > 0
union all
select transfer.transfer_id, transfer.first, transfer.last
from transfer
where transfer.years = 0
