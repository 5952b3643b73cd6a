-- Which transfers may be to the recipient, and which of them are beyond doubt in all but their days?
-- clean: a recipient is the recipient or a part of it, the row says a stage that is asked for, and it is an exporter's or
-- a register's own account of supply. Else a row may concern the question all the same: for_whom says why, by its
-- recipient ('own', 'unresolved', 'not stated', 'end user'); role and stage_known say the rest (decision 015).
-- sure: clean, the recipients are the recipient and its parts alone, so are the end users, the status is not alleged, and
-- something was moved (a cell that cannot be read may leave that open), and no newer file of the register may say the same
-- (again). A row that says that nothing was, or that is denied, is no supply. united stands for all rows that are said to be
-- one transfer, and their quantities are of one class.
-- from: asked, asked_name, asked_open, asked_register, asked_role, asked_stage, older_edition, order_again, transfer
-- from: transfer_party, transfer_united, transfer_unread
with received as (
    select party.register, party.order_id, count(distinct party.folded) as named,
        count(distinct asked_name.folded) as ours, count(distinct asked_open.folded) as unresolved
    from transfer_party party
    left join asked_name on asked_name.folded = party.folded
    left join asked_open on asked_open.folded = party.folded
    where party.role = 'recipient'
    group by party.register, party.order_id
),
used as (
    select party.register, party.order_id, count(asked_name.folded) as ours, count(asked_open.folded) as unresolved,
        coalesce(sum(asked_open.near), 0) as near,
        sum(case when asked_name.folded is null then 1 else 0 end) as strangers
    from transfer_party party
    left join asked_name on asked_name.folded = party.folded
    left join asked_open on asked_open.folded = party.folded
    where party.role = 'end_user'
    group by party.register, party.order_id
),
given_way as (
    -- A month gives way to its year where the question covers the year: else the month may be all that lies inside.
    select distinct older_edition.transfer_id
    from older_edition
    cross join asked
    where older_edition.wider = 0 or ((asked.first is null or older_edition.first >= asked.first)
        and (asked.last is null or older_edition.last <= asked.last))
),
addressed as (
    select transfer.*, received.named, coalesce(received.ours, 0) as ours, coalesce(used.strangers, 0) as strangers,
        asked_stage.known as stage_known,
        case when received.ours > 0 then 'own'
            when received.unresolved > 0 then 'unresolved'
            when received.order_id is null and (used.order_id is null or used.unresolved > 0) then 'not stated'
            when used.ours > 0 or used.near > 0 then 'end user' end as for_whom
    from transfer
    join asked_role on asked_role.role = transfer.role
    join asked_stage on asked_stage.stage = transfer.stage
    join asked_register on asked_register.register = transfer.register
    left join received on received.register = transfer.register and received.order_id = transfer.order_id
    left join used on used.register = transfer.register and used.order_id = transfer.order_id
    left join given_way on given_way.transfer_id = transfer.transfer_id
    where given_way.transfer_id is null and transfer.status <> 'denied' and coalesce(transfer.quantity_high, 1) > 0
        and (asked_stage.known = 1 or (transfer.form <> 'licensed_production' and transfer.status <> 'refused'))
)
select addressed.transfer_id, addressed.order_id, addressed.register, addressed.stage, addressed.status, addressed.role,
    coalesce(transfer_united.united, addressed.transfer_id) as united, coalesce(transfer_united.class, addressed.class) as class,
    addressed.unit, addressed.currency, addressed.quantity_low, addressed.quantity_high, addressed.quantity_hedge,
    addressed.money_low, addressed.money_high, addressed.years, addressed.comments, addressed.source, addressed.cited,
    addressed.locator, addressed.reliability, addressed.for_whom, addressed.stage_known,
    coalesce(unread.quantity, 0) as quantity_unread, coalesce(unread.money, 0) as money_unread,
    case when addressed.for_whom = 'own' and addressed.role = 'supply' and addressed.stage_known = 1 then 1 else 0 end as clean,
    case when addressed.for_whom = 'own' and addressed.role = 'supply' and addressed.stage_known = 1
        and addressed.named = addressed.ours and addressed.strangers = 0 and addressed.status <> 'alleged'
        and coalesce(addressed.money_high, 1) > 0 and coalesce(unread.sure, 1) = 1 and addressed.may_be_again = 0
        and again.order_id is null then 1 else 0 end as sure,
    case when addressed.may_be_again = 1 or again.order_id is not null then 1 else 0 end as again
from addressed
left join transfer_unread unread on unread.register = addressed.register and unread.order_id = addressed.order_id
left join transfer_united on transfer_united.transfer = addressed.order_id
left join (select distinct register, order_id from order_again) again
    on again.register = addressed.register and again.order_id = addressed.order_id
where addressed.for_whom is not null
