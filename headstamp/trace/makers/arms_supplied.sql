-- Which models and families were delivered or shipped to those parties, to a whole that they are part of or to a part of
-- theirs, since when, and in which row? undecided: 1 where the row bears a name that is in review, or that no table knows;
-- a name that a person rejected is none of the models, and a row without a name tells of none. A row that may be an order
-- which a newer file of its register tells otherwise is undecided too.
-- from: armed_by, left_out_root, left_out_source, model_match, order_again, party_name_of, party_within, transfer
-- from: transfer_party, transfer_period, transfer_unread
with received as (
    select distinct party.register, party.order_id
    from transfer_party party
    left join party_name_of known on known.folded = party.folded
    join (
        select armed_by.party as related, armed_by.party from armed_by
        union
        select within.whole as related, armed_by.party from armed_by join party_within within on within.part = armed_by.party
        union
        select within.part as related, armed_by.party from armed_by join party_within within on within.whole = armed_by.party
    ) armed on armed.related = coalesce(known.party, party.folded)
    where party.role in ('recipient', 'end_user')
),
begun as (
    select transfer_id, min(coalesce(first, 0)) as first, max(coalesce(last, 9999999)) as last
    from transfer_period
    group by transfer_id
)
select transfer.transfer_id, transfer.register, transfer.order_id, transfer.comments, transfer.designation_key,
    coalesce(transfer.class, 'other') as class, found.model_key, found.family_key,
    case when found.verdict = 'accept' and transfer.may_be_again = 0 and again.order_id is null then 0 else 1 end as undecided,
    coalesce(unread.class, 0) as class_unread,
    coalesce(begun.first, 0) as first, coalesce(begun.last, 9999999) as last,
    coalesce(transfer.cited, transfer.source) as page, transfer.root
from transfer
join received on received.register = transfer.register and received.order_id = transfer.order_id
left join model_match found on found.designation_key = transfer.designation_key
    and found.class = coalesce(transfer.class, 'other')
left join (select distinct register, order_id from order_again) again
    on again.register = transfer.register and again.order_id = transfer.order_id
left join transfer_unread unread on unread.register = transfer.register and unread.order_id = transfer.order_id
left join begun on begun.transfer_id = transfer.transfer_id
left join left_out_source out_cited on out_cited.source = transfer.cited
left join left_out_source out_held on out_held.source = transfer.source
left join left_out_root out_root on out_root.root = transfer.root
where transfer.stage in ('delivered', 'shipped') and transfer.role = 'supply' and transfer.status <> 'denied'
    and coalesce(transfer.quantity_high, 1) > 0
    and transfer.designation_key is not null and coalesce(found.verdict, 'review') <> 'reject'
    and out_cited.source is null and out_held.source is null and out_root.root is null
