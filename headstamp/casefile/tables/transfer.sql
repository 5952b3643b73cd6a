-- Which transfers do the registers contain, each with one stage? An order that was also delivered is two, of one order_id.
-- first and last are day ordinals; both open ends stay open. years counts the listed years of delivery.
-- may_be_again: whether a newer file of the register may say the same, or corrects it (table piece).
-- from: bounded, piece, register_told, subject, transfer_row, transfer_stage
with plain as (
    -- What a row says without naming a stage is of the row's own stage, or of the one that its register states. Where neither
    -- states one (is_open), the row's days are of any stage that it tells.
    select row_told.register, row_told.subject, row_told.stage as own_stage, row_told.status as own_status,
        coalesce(row_told.stage, register_told.stage, 'unknown') as stage,
        coalesce(row_told.status, register_told.status, 'unknown') as status,
        case when coalesce(row_told.stage, register_told.stage, 'unknown') = 'unknown' then 1 else 0 end as is_open,
        case when row_told.quantity_hedge is not null or bounded.low is not null or bounded.high is not null
                or row_told.money is not null or row_told.money_low is not null or row_told.money_high is not null
            then 1 else 0 end as has_amount,
        coalesce(row_told.quantity_low, bounded.low) as low, coalesce(row_told.quantity_high, bounded.high) as high,
        coalesce(row_told.quantity_hedge, bounded.hedge, 'unknown') as hedge,
        coalesce(row_told.date_first, row_told.date_low) as first, coalesce(row_told.date_last, row_told.date_high) as last,
        coalesce(row_told.money_low, row_told.money) as money_low, coalesce(row_told.money_high, row_told.money) as money_high
    from transfer_row row_told
    left join register_told on register_told.register = row_told.register
    left join bounded on bounded.low_said = row_told.quantity_low_said
        and bounded.high_said = row_told.quantity_high_said and bounded.hedge_said = row_told.quantity_hedge_said
),
told as (
    select transfer_stage.register, transfer_stage.subject, transfer_stage.stage, transfer_stage.status, transfer_stage.low,
        transfer_stage.high, transfer_stage.hedge, transfer_stage.first, transfer_stage.last, transfer_stage.years,
        transfer_stage.money_low, transfer_stage.money_high, plain.own_status, plain.low as plain_low, plain.high as plain_high,
        plain.hedge as plain_hedge, plain.money_low as plain_money_low, plain.money_high as plain_money_high,
        case when plain.stage = transfer_stage.stage then 1 else 0 end as is_plain,
        case when plain.stage = transfer_stage.stage and transfer_stage.low is null and transfer_stage.high is null
            then plain.has_amount else 0 end as takes_amount,
        -- Beside a delivery, a day without a name is not that of the order.
        case when plain.stage = transfer_stage.stage or (plain.is_open = 1 and (transfer_stage.stage <> 'contracted'
            or count(*) over (partition by transfer_stage.register, transfer_stage.subject) = 1)) then plain.first end as plain_first,
        case when plain.stage = transfer_stage.stage or (plain.is_open = 1 and (transfer_stage.stage <> 'contracted'
            or count(*) over (partition by transfer_stage.register, transfer_stage.subject) = 1)) then plain.last end as plain_last
    from transfer_stage
    join plain on plain.register = transfer_stage.register and plain.subject = transfer_stage.subject
    where transfer_stage.is_told = 1
),
told_of_row as (
    select register, subject, max(is_plain) as has_plain, min(case when first is null and last is null then 0 else 1 end) as is_dated,
        min(case when status = 'contracted' and low is null and high is null and money_low is null then 1 else 0 end)
            as is_ordered_only
    from told
    group by register, subject
),
staged as (
    select subject, register, stage,
        case when own_status = 'denied' or is_plain = 1 then coalesce(own_status, status) else status end as status,
        case when takes_amount = 1 then plain_low else low end as low,
        case when takes_amount = 1 then plain_high else high end as high,
        case when takes_amount = 1 then plain_hedge else hedge end as hedge,
        coalesce(first, plain_first) as first, coalesce(last, plain_last) as last, years,
        case when is_plain = 1 then coalesce(money_low, plain_money_low) else money_low end as money_low,
        case when is_plain = 1 then coalesce(money_high, plain_money_high) else money_high end as money_high
    from told
    union all
    -- That a row tells of an order, too, takes nothing from what it says of the stage that it is of.
    select plain.subject, plain.register, plain.stage, plain.status, plain.low, plain.high, plain.hedge, plain.first,
        plain.last, 0 as years, plain.money_low, plain.money_high
    from plain
    left join told_of_row told on told.register = plain.register and told.subject = plain.subject
    where told.subject is null
        or (told.has_plain = 0
            and (plain.own_stage is not null or plain.has_amount = 1 or (plain.is_open = 0 and told.is_ordered_only = 1)
                or ((plain.first is not null or plain.last is not null) and (plain.is_open = 0 or told.is_dated = 1))))
)
select concat(staged.subject, ':', staged.stage) as transfer_id, staged.subject as order_id, staged.register,
    row_told.name, staged.stage, staged.status, coalesce(row_told.form, 'unknown') as form,
    -- Where a register tells the direction of its rows, a row that does not leaves it open.
    coalesce(row_told.role, register_told.role,
        case when max(row_told.role) over (partition by staged.register) is null then 'supply' else 'unknown' end) as role,
    row_told.designation, row_told.designation_key, row_told.description,
    coalesce(row_told.class, register_told.class, 'other') as class, row_told.category, row_told.calibre, row_told.goods,
    row_told.channel, row_told.programme, row_told.comments,
    staged.low as quantity_low, staged.high as quantity_high, staged.hedge as quantity_hedge,
    coalesce(row_told.unit, row_told.quantity_unit, register_told.unit, 'pieces') as unit,
    staged.money_low, staged.money_high,
    coalesce(row_told.currency, register_told.currency) as currency,
    staged.first, staged.last, staged.years,
    subject.source, subject.cited, subject.locator, subject.reliability, subject.root,
    case when staged.stage = 'contracted' then piece.open_order when staged.stage in ('delivered', 'shipped') then piece.open_delivery
        else 0 end as may_be_again
from staged
join transfer_row row_told on row_told.register = staged.register and row_told.subject = staged.subject
join subject on subject.register = staged.register and subject.subject = staged.subject
left join register_told on register_told.register = staged.register
left join piece on piece.register = staged.register and piece.piece = staged.subject
