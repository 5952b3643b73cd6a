-- From which day to which do the rows of each register reach that may tell of supply at these stages, to anyone; how many of them
-- leave a day open and may be of the years asked for; and how many of its rows, of whatever stage, name the recipient?
-- from: asked, asked_name, asked_register, asked_role, asked_stage, transfer, transfer_party, transfer_period
with named as (
    select party.register, count(distinct party.order_id) as naming
    from transfer_party party
    join asked_name on asked_name.folded = party.folded
    where party.role in ('recipient', 'end_user')
    group by party.register
)
select transfer.register, min(coalesce(transfer_period.first, transfer_period.last)) as first,
    max(coalesce(transfer_period.last, transfer_period.first)) as last, coalesce(max(named.naming), 0) as naming,
    count(distinct case when transfer_period.transfer_id is not null and (transfer_period.first is null or transfer_period.last is null)
        and (asked.first is null or transfer_period.last is null or transfer_period.last >= asked.first)
        and (asked.last is null or transfer_period.first is null or transfer_period.first <= asked.last)
        then transfer.transfer_id end) as open_rows
from transfer
cross join asked
join asked_role on asked_role.role = transfer.role
join asked_stage on asked_stage.stage = transfer.stage
join asked_register on asked_register.register = transfer.register
left join transfer_period on transfer_period.transfer_id = transfer.transfer_id
left join named on named.register = transfer.register
group by transfer.register
order by transfer.register nulls last
