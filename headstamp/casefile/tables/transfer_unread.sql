-- Which rows of transfers have a cell that could not be read, and of what does it speak? quantity, money: 1 where the number
-- is open for that; sure: 0 where the row then leaves open whether anything was moved at all: a status outside the list may be
-- a denial, words may say that there was nothing, and without a stage of its own the number is all that tells of a transfer.
-- from: bounded, current, transfer_row
with unread as (
    select register, subject,
        max(case when hedge = 'unreadable' and property in ('quantity', 'quantity_low', 'quantity_high', 'contracted.quantity',
                'delivered.quantity', 'shipped.quantity', 'authorised.quantity', 'notified.quantity', 'pledged.quantity')
            then 1 else 0 end) as quantity,
        max(case when hedge = 'unreadable' and property in ('money', 'money_low', 'money_high', 'contracted.money',
                'delivered.money', 'shipped.money', 'authorised.money', 'notified.money', 'pledged.money')
            then 1 else 0 end) as money,
        max(case when hedge = 'vague' and property = 'status' then 1 else 0 end) as status,
        max(case when hedge = 'vague' and property = 'class' then 1 else 0 end) as class
    from current
    where kind = 'Transfer' and hedge in ('unreadable', 'vague')
    group by register, subject
)
select unread.register, unread.subject as order_id, unread.quantity, unread.money, unread.class,
    case when unread.status = 1 or coalesce(bounded.may_be_zero, 0) = 1 then 0
        when unread.quantity + unread.money > 0 and row_told.stage is null then 0
        else 1 end as sure
from unread
join transfer_row row_told on row_told.register = unread.register and row_told.subject = unread.subject
left join bounded on bounded.low_said = row_told.quantity_low_said and bounded.high_said = row_told.quantity_high_said
    and bounded.hedge_said = row_told.quantity_hedge_said
