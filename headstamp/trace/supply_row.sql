-- Which transfers to the recipient are asked for, and which of them are beyond doubt in all but their days?
-- sure: the recipients are the recipient and its parts alone, so are the end users, the status is not alleged, and
-- something was moved (a cell that cannot be read may leave that open), and no newer file of the register may say the same. A row that
-- says that nothing was, or that is denied, is no supply. united stands for all rows that are said to be one transfer, and
-- their quantities are of one class. again: a newer file of the register may say the same.
with received as (
    select party.register, party.order_id, count(distinct party.folded) as named,
        count(distinct asked_name.folded) as ours, min(asked_name.whose) as whose
    from transfer_party party
    left join asked_name on asked_name.folded = party.folded
    where party.role = 'recipient'
    group by party.register, party.order_id
),
used as (
    select party.register, party.order_id, count(*) as strangers
    from transfer_party party
    left join asked_name on asked_name.folded = party.folded
    where party.role = 'end_user' and asked_name.folded is null
    group by party.register, party.order_id
)
select transfer.transfer_id, transfer.order_id, transfer.register, transfer.stage, transfer.status,
    coalesce(transfer_united.united, transfer.transfer_id) as united, coalesce(transfer_united.class, transfer.class) as class,
    transfer.unit, transfer.currency, transfer.quantity_low, transfer.quantity_high, transfer.quantity_hedge,
    transfer.money_low, transfer.money_high, transfer.years, transfer.comments, transfer.source, transfer.cited,
    transfer.locator, transfer.reliability, received.whose, coalesce(unread.quantity, 0) as quantity_unread,
    coalesce(unread.money, 0) as money_unread,
    case when received.named = received.ours and used.strangers is null and transfer.status <> 'alleged'
        and coalesce(transfer.money_high, 1) > 0 and coalesce(unread.sure, 1) = 1 and transfer.may_be_again = 0 and again.order_id is null then 1 else 0 end as sure,
    case when transfer.may_be_again = 1 or again.order_id is not null then 1 else 0 end as again
from transfer
join received on received.register = transfer.register and received.order_id = transfer.order_id
join asked_stage on asked_stage.stage = transfer.stage
join asked_register on asked_register.register = transfer.register
left join transfer_unread unread on unread.register = transfer.register and unread.order_id = transfer.order_id
left join transfer_united on transfer_united.transfer = transfer.order_id
left join (select distinct register, order_id from order_again) again
    on again.register = transfer.register and again.order_id = transfer.order_id
left join used on used.register = transfer.register and used.order_id = transfer.order_id
where received.ours > 0 and transfer.role = 'supply' and transfer.status <> 'denied'
    and coalesce(transfer.quantity_high, 1) > 0
