-- What does each file that counts state that it was cut to: which years, all suppliers, and is the recipient among those chosen?
-- from: asked_name, chosen_party, file_rank
select file_rank.register, file_rank.source, file_rank.is_stated, file_rank.first, file_rank.last, file_rank.any_supplier,
    case when file_rank.first is null and file_rank.last is null then 0 else 1 end as has_years,
    case when file_rank.any_recipient = 1 or chosen.source is not null then 1 else 0 end as has_recipient
from file_rank
left join (
    select distinct chosen_party.register, chosen_party.source
    from chosen_party
    join asked_name on asked_name.folded = chosen_party.folded
    where chosen_party.role = 'recipient'
) chosen on chosen.register = file_rank.register and chosen.source = file_rank.source
where file_rank.superseded_by is null
order by file_rank.register nulls last, file_rank.source nulls last
