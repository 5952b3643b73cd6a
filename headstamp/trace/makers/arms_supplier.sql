-- Which states does each of these transfers name as supplier: the named one where it existed on days of the transfer,
-- else those that then held its seat? state null: it may be somebody that no table knows, a territory, or what was no state then.
-- from: arms_supplied, state, state_counted, supplier_candidate, supplier_name, transfer_party
with told as (
    select arms.transfer_id, arms.comments, arms.first, arms.last, coalesce(party.folded, '') as folded, party.statement
    from (select distinct transfer_id, register, order_id, comments, first, last from arms_supplied) arms
    left join transfer_party party on party.register = arms.register and party.order_id = arms.order_id
        and party.role = 'supplier'
),
named as (
    select told.transfer_id, told.statement, told.first, told.last, meaning.state
    from told
    join supplier_name meaning on meaning.folded = told.folded
    where meaning.sense in ('state', 'part', 'named')
    union all
    select told.transfer_id, told.statement, told.first, told.last, offered.state
    from told
    join supplier_name meaning on meaning.folded = told.folded and meaning.sense = 'unknown'
    join supplier_candidate offered on offered.comments = told.comments
),
spell as (
    select state, seat, coalesce(first, 0) as first, coalesce(last, 9999999) as last
    from state
    where sure = 1
),
seated as (
    select distinct named.transfer_id, named.state, holder.state as holder
    from named
    join spell own on own.state = named.state
    join spell holder on holder.seat = own.seat and holder.first <= named.last and holder.last >= named.first
),
there as (
    select transfer_id, state from seated where holder = state
),
dated as (
    select named.transfer_id, named.statement,
        case when there.state is null then seated.holder else named.state end as state
    from named
    left join there on there.transfer_id = named.transfer_id and there.state = named.state
    left join seated on seated.transfer_id = named.transfer_id and seated.state = named.state
)
select distinct dated.transfer_id, dated.statement, counted.counted as state
from dated
left join state_counted counted on counted.state = dated.state
union
select told.transfer_id, told.statement, null as state
from told
join supplier_name meaning on meaning.folded = told.folded
left join supplier_candidate offered on offered.comments = told.comments
where meaning.sense in ('group', 'unresolved') or (meaning.sense = 'unknown' and offered.comments is null)
