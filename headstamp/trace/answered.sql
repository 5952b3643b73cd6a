-- Which rows stand behind the answers of the case: items of its holder, losses to it, supply to its recipient, claims?
-- from: answered_supply, bound_name, bound_party, claim, current, diversion_word, held_row, party_name_of
select distinct current.register, current.subject
from current
join (
    select item as subject from held_row
    union
    select word.diversion as subject
    from diversion_word word
    left join party_name_of known on known.folded = word.canon
    left join bound_party party on party.party = known.party
    left join bound_name spelt on spelt.folded = word.canon
    where word.property = 'to_party' and (party.party is not null or spelt.folded is not null)
    union
    select subject from answered_supply
    union
    select claim_id as subject from claim where claim is not null
) behind on behind.subject = current.subject
